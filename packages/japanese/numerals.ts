/** Numbers as Japanese texts write them, and back to kanji. */
import { nfkc } from './width.ts';

const LONGEST = 60;
const KANJI_DIGITS = '〇一二三四五六七八九';

/** Old and formal forms (大字) and their plain ones. */
const PLAIN_FORMS: Record<string, string> = {
  零: '〇',
  '○': '〇',
  '◯': '〇',
  壱: '一',
  壹: '一',
  弌: '一',
  弐: '二',
  貳: '二',
  貮: '二',
  参: '三',
  參: '三',
  肆: '四',
  伍: '五',
  陸: '六',
  漆: '七',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  佰: '百',
  陌: '百',
  仟: '千',
  阡: '千',
  萬: '万',
  廿: '二十',
  卅: '三十',
};
const SMALL_UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const MYRIADS: [string, number][] = [
  ['兆', 12],
  ['億', 8],
  ['万', 4],
];

/**
 * The number that a text writes, or null if it isn't exactly one number.
 * ASCII and full-width digits, commas or spaces in groups of three (`1,400`), kanji by place (二〇二六) and by
 * unit (百三十, 千, 万, 億, 兆), formal kanji (壱弐参拾), mixtures (二十3, 1万2千, 1.5億). Surrounding space is ignored.
 * Integers beyond 2^53 − 1 give null because a number would not hold all their digits.
 */
export function parseNumeral(text: string): number | null {
  if (text.length > LONGEST) return null;
  const plain = nfkc(text)
    .trim()
    .replace(/[\u2212\uFF0D]/g, '-');
  const negative = plain.startsWith('-');
  const value = parseUnsigned(negative || plain.startsWith('+') ? plain.slice(1) : plain);
  if (value === null || (Number.isInteger(value) && !Number.isSafeInteger(value))) return null;
  return negative && value !== 0 ? -value : value;
}

function parseUnsigned(text: string): number | null {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  const ungrouped = withoutGroupMarks(text);
  if (ungrouped === null) return null;
  if (/^\d+(\.\d+)?$/.test(ungrouped)) return Number(ungrouped);
  const digits = plainForms(ungrouped);
  return digits === '' ? null : parseMyriads(digits);
}

/** Removes commas and spaces that part digits in threes; null where they stand elsewhere. Spaces beside kanji fall. */
function withoutGroupMarks(text: string): string | null {
  const dense = text.replace(/(?<![\d\s])\s+|\s+(?!\d|\s)/g, '');
  if (!/[,\s]/.test(dense)) return dense;
  const grouped = dense.replace(/(?<!\d)\d{1,3}(?:[, ]\d{3})+(?!\d)/g, (group) => group.replace(/[, ]/g, ''));
  return /[,\s]/.test(grouped) ? null : grouped;
}

/** One character for each digit and unit: formal kanji plain, kanji digits as ASCII. */
function plainForms(text: string): string {
  let result = '';
  for (const char of text) {
    for (const plain of PLAIN_FORMS[char] ?? char) {
      const digit = KANJI_DIGITS.indexOf(plain);
      result += digit === -1 ? plain : String(digit);
    }
  }
  return result;
}

/** Sections before 兆, 億 and 万 and the rest, each below ten thousand or a plain number. */
function parseMyriads(text: string): number | null {
  let rest = text;
  let total = 0;
  for (const [unit, exponent] of MYRIADS) {
    const at = rest.indexOf(unit);
    if (at === -1) continue;
    const value = scaled(rest.slice(0, at), exponent);
    if (value === null) return null;
    total += value;
    rest = rest.slice(at + 1);
  }
  if (rest === '') return total;
  const ones = parseSection(rest);
  if (ones === null || (total > 0 && ones >= 10_000)) return null;
  return total + ones;
}

/** A section times a power of ten; a bare 万 is one 万, and decimals (1.5万) stay exact. */
function scaled(section: string, exponent: number): number | null {
  if (section === '') return 10 ** exponent;
  if (/^\d+\.\d+$/.test(section)) return Number(`${section}e${exponent}`);
  const value = parseSection(section);
  // 万億 and 0万 are no numbers that anybody writes.
  return value === null || value === 0 ? null : value * 10 ** exponent;
}

/** 千百十 with one digit before each, then a plain number smaller than the last unit. */
function parseSection(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  let total = 0;
  let ceiling = 10_000;
  let pending = '';
  for (const char of text) {
    const unit = SMALL_UNITS[char];
    if (unit === undefined) {
      if (!/^\d$/.test(char)) return null;
      pending += char;
      continue;
    }
    if (unit >= ceiling || pending.length > 1 || pending === '0') return null;
    total += unit * (pending === '' ? 1 : Number(pending));
    ceiling = unit;
    pending = '';
  }
  if (pending === '') return total;
  return Number(pending) < ceiling ? total + Number(pending) : null;
}

/**
 * A whole number (0 to 2^53 − 1) in kanji: `unit` 二千二十六 (default), `place` 二〇二六.
 * Throws RangeError for other numbers.
 */
export function toKanjiNumeral(value: number, style: 'unit' | 'place' = 'unit'): string {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`Not a whole number: ${value}`);
  if (style === 'place') return String(value).replace(/\d/g, (d) => kanjiDigit(Number(d)));
  if (value === 0) return '〇';
  let rest = value;
  let result = '';
  for (const [unit, exponent] of MYRIADS) {
    const section = Math.floor(rest / 10 ** exponent);
    if (section === 0) continue;
    result += `${sectionInKanji(section)}${unit}`;
    rest -= section * 10 ** exponent;
  }
  return result + sectionInKanji(rest);
}

function sectionInKanji(section: number): string {
  const units: [string, number][] = [
    ['千', 1000],
    ['百', 100],
    ['十', 10],
  ];
  let rest = section;
  let result = '';
  for (const [unit, size] of units) {
    const digit = Math.floor(rest / size);
    // 一千万 keeps its 一 nowhere here: 千万 is read the same and is what parseNumeral gives back.
    if (digit > 0) result += `${digit === 1 ? '' : kanjiDigit(digit)}${unit}`;
    rest -= digit * size;
  }
  return rest > 0 ? result + kanjiDigit(rest) : result;
}

function kanjiDigit(digit: number): string {
  return KANJI_DIGITS.charAt(digit);
}
