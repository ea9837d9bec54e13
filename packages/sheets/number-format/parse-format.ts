/** A piece of a number format (ECMA-376 Part 1, 18.8.31). */
export type FormatPiece =
  | { kind: 'literal'; text: string }
  /** y m d h s g e a (weekday), with how many letters; `mm` of minutes is told apart later. */
  | { kind: 'date'; letter: string; length: number }
  | { kind: 'elapsed'; letter: string; length: number }
  | { kind: 'meridiem'; text: string }
  /** A run of 0 # ? , . % E+ / */
  | { kind: 'digits'; text: string }
  | { kind: 'text' }
  | { kind: 'general' };

export interface FormatSection {
  pieces: FormatPiece[];
  /** From `[>=100]`. */
  condition: { operator: string; value: number } | null;
  isDate: boolean;
  /** Years 1 of an era are written 元. */
  gannen: boolean;
}

const DATE_LETTERS = 'ymdhsgeabr';
const DIGITS = '0#?.,%';
const cache = new Map<string, FormatSection[]>();
/** A workbook has at most 64,000 formats; a hostile one shouldn't fill the cache. */
const CACHE_LIMIT = 1000;

/** The sections of a format code: positive; negative; zero; text. */
export function parseFormat(code: string): FormatSection[] {
  const known = cache.get(code);
  if (known) return known;
  const sections = splitSections(code).map(parseSection);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(code, sections);
  return sections;
}

function splitSections(code: string): string[] {
  const sections = [''];
  for (const [token] of code.matchAll(/"[^"]*"?|\\.|\[[^\]]*\]?|[\s\S]/g)) {
    if (token === ';') sections.push('');
    else sections[sections.length - 1] += token;
  }
  return sections.slice(0, 4);
}

function parseSection(code: string): FormatSection {
  const section: FormatSection = { pieces: [], condition: null, isDate: false, gannen: /gannen/i.test(code) };
  const tokens = code.matchAll(
    /"([^"]*)"?|\\([\s\S])|[_*][\s\S]|\[([^\]]*)\]?|General|AM\/PM|A\/P|上午\/下午|E[+-]|([ymdhsgeabr])\4*|[0#?.,%]+|[\s\S]/gi,
  );
  for (const match of tokens) addToken(section, match);
  return section;
}

function addToken(section: FormatSection, match: RegExpMatchArray): void {
  const [token, quoted, escaped, bracketed, letter] = match;
  const { pieces } = section;
  if (quoted !== undefined || escaped !== undefined)
    pieces.push({ kind: 'literal', text: quoted ?? escaped ?? '' });
  else if (bracketed !== undefined) addBracket(section, bracketed);
  else if (letter !== undefined && DATE_LETTERS.includes(letter.toLowerCase())) {
    pieces.push({ kind: 'date', letter: letter.toLowerCase(), length: token.length });
    section.isDate = true;
  } else if (/^general$/i.test(token)) pieces.push({ kind: 'general' });
  else if (/^(AM\/PM|A\/P)$/i.test(token)) pieces.push({ kind: 'meridiem', text: token });
  else if (/^[_*]/.test(token) && token.length > 1) return;
  else if (token === '@') pieces.push({ kind: 'text' });
  else if (DIGITS.includes(token.charAt(0)) || /^E[+-]$/i.test(token) || token === '/')
    addDigits(section, token);
  else pieces.push({ kind: 'literal', text: token });
}

/** Digits that belong together form one piece; in a date a point or slash between letters is a literal. */
function addDigits(section: FormatSection, token: string): void {
  const { pieces } = section;
  const last = pieces.at(-1);
  if (last?.kind === 'digits') last.text += token;
  else if (/[0#?%]/.test(token)) pieces.push({ kind: 'digits', text: token });
  else pieces.push({ kind: 'literal', text: token });
}

function addBracket(section: FormatSection, content: string): void {
  const condition = /^(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)$/.exec(content);
  if (condition) section.condition = { operator: condition[1] ?? '', value: Number(condition[2]) };
  else if (/^(h+|m+|s+)$/i.test(content)) {
    section.pieces.push({ kind: 'elapsed', letter: content.charAt(0).toLowerCase(), length: content.length });
    section.isDate = true;
  } else if (content.startsWith('$')) {
    const symbol = content.slice(1).split('-')[0] ?? '';
    if (symbol !== '') section.pieces.push({ kind: 'literal', text: symbol });
  }
}
