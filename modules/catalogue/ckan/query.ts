/**
 * The queries of CKAN's package_search, as far as catalogues and harvesters use Solr's language: words, `field:value`,
 * `"…"`, `[a TO b]`, AND, OR, NOT, + and -.
 */
import { badQuery } from './answer.ts';

export type Query =
  | { kind: 'all'; of: readonly Query[] }
  | { kind: 'any'; of: readonly Query[] }
  | { kind: 'not'; of: Query }
  | { kind: 'words'; text: string }
  | { kind: 'field'; field: string; value: string }
  | { kind: 'range'; field: string; from: string; to: string };

/** Everything. */
const EVERYTHING: Query = { kind: 'all', of: [] };

const TOKEN =
  /\s*(?:(?<quoted>"(?:[^"\\]|\\.)*")|(?<range>\[[^\]]*\])|(?<open>\()|(?<close>\))|(?<field>[A-Za-z_][\w.]*):(?=\S)|(?<sign>[+!-])(?=\S)|(?<word>[^\s()"[\]]+))/uy;

interface Token {
  kind: 'quoted' | 'range' | 'open' | 'close' | 'field' | 'sign' | 'word';
  text: string;
}

/** More than a person writes. */
const MOST_TOKENS = 300;

/** @throws CkanError for brackets that don't close, and queries that are too long */
export function parseQuery(text: string): Query {
  const tokens = tokensOf(text);
  const reader = new QueryReader(tokens);
  return reader.whole();
}

function tokensOf(text: string): Token[] {
  const trimmed = text.trim();
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    if (trimmed.startsWith('*:*', TOKEN.lastIndex)) {
      TOKEN.lastIndex += 3;
      tokens.push({ kind: 'word', text: '*:*' });
      continue;
    }
    const groups = TOKEN.exec(trimmed)?.groups;
    const found = Object.entries(groups ?? {}).find(([, value]) => value !== undefined);
    if (found === undefined || tokens.length >= MOST_TOKENS) throw badQuery('it cannot be parsed');
    tokens.push({ kind: found[0] as Token['kind'], text: String(found[1]) });
    while (/\s/u.test(trimmed[TOKEN.lastIndex] ?? '')) TOKEN.lastIndex += 1;
  }
  return tokens;
}

class QueryReader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Query {
    const read = this.#any(null);
    if (this.#at < this.#tokens.length) throw badQuery('brackets do not match');
    return read;
  }

  #any(field: string | null): Query {
    const parts = [this.#all(field)];
    while (this.#isWord('OR')) {
      this.#at += 1;
      parts.push(this.#all(field));
    }
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: 'any', of: parts };
  }

  #all(field: string | null): Query {
    const parts: Query[] = [];
    for (;;) {
      const token = this.#tokens[this.#at];
      if (token === undefined || token.kind === 'close' || this.#isWord('OR')) break;
      if (this.#isWord('AND')) {
        this.#at += 1;
        continue;
      }
      const part = this.#one(field);
      const before = parts.at(-1);
      if (part.kind === 'words' && before?.kind === 'words')
        parts[parts.length - 1] = { kind: 'words', text: `${before.text} ${part.text}` };
      else parts.push(part);
    }
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: 'all', of: parts };
  }

  #one(field: string | null): Query {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    if (token === undefined) throw badQuery('something is missing at its end');
    const { kind, text } = token;
    if (kind === 'sign') return text === '+' ? this.#one(field) : { kind: 'not', of: this.#one(field) };
    if (kind === 'word' && text === 'NOT') return { kind: 'not', of: this.#one(field) };
    if (kind === 'open') return this.#bracket(field);
    if (kind === 'field') return this.#one(text);
    if (kind === 'close') throw badQuery('brackets do not match');
    if (kind === 'range') return rangeOf(field, text);
    if (text === '*:*' || text === '*') return EVERYTHING;
    const value = kind === 'quoted' ? text.slice(1, -1).replaceAll(/\\(.)/gu, '$1') : text;
    return field === null ? { kind: 'words', text: value } : { kind: 'field', field, value };
  }

  #bracket(field: string | null): Query {
    const inside = this.#any(field);
    if (this.#tokens[this.#at]?.kind !== 'close') throw badQuery('brackets do not match');
    this.#at += 1;
    return inside;
  }

  #isWord(text: string): boolean {
    const token = this.#tokens[this.#at];
    return token?.kind === 'word' && token.text === text;
  }
}

function rangeOf(field: string | null, text: string): Query {
  const { from, to } = /^\[\s*(?<from>\S+)\s+TO\s+(?<to>\S+)\s*\]$/u.exec(text)?.groups ?? {};
  if (field === null || from === undefined || to === undefined) throw badQuery('a range cannot be parsed');
  return { kind: 'range', field, from, to };
}
