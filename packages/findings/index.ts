/**
 * The one shape in which Tomoni says that something in data is odd: what, where, what to do.
 * Codes are public and stable; their texts stand in Japanese and English beside the code that finds them.
 */

/** error: the data can't be used as it is; warning: a person should look; info: good to know. */
export type Severity = 'error' | 'warning' | 'info';

export type FindingLang = 'ja' | 'en';

/** A place in a file as people see it: rows count from 1 as in a spreadsheet, `letter` is the column's. */
export interface Where {
  file?: string;
  sheet?: string;
  row?: number;
  column?: string;
  letter?: string;
}

export interface Finding {
  code: string;
  severity: Severity;
  message: Record<FindingLang, string>;
  where: Where;
  /** Id of a rule of the Digital Agency's machine-readability rules, e.g. `L1-12`. */
  rule?: string;
}

/** What the command line and the JSON interfaces print: the message in one language. */
export interface PublicFinding {
  code: string;
  severity: Severity;
  message: string;
  where: Where;
  rule?: string;
}

export interface FindingText {
  severity: Severity;
  ja: string;
  en: string;
  rule?: string;
}

/** Values for the `{name}` places of a text. */
export type FindingValues = Record<string, string | number>;

/** Longest text that a value may bring into a message: a cell of a megabyte must not become a message of one. */
const VALUE_LIMIT = 80;

/**
 * Makes the `finding` function of a package from its catalogue of texts.
 * Unknown codes don't compile; a `{name}` without a value stays visible.
 */
export function defineFindings<Code extends string>(catalogue: Record<Code, FindingText>) {
  return function finding(code: Code, where: Where = {}, values: FindingValues = {}): Finding {
    const text = catalogue[code];
    return {
      code,
      severity: text.severity,
      message: { ja: fill(text.ja, values), en: fill(text.en, values) },
      where,
      ...(text.rule === undefined ? {} : { rule: text.rule }),
    };
  };
}

/** The finding as the interfaces print it, in one language. */
export function publicFinding(finding: Finding, lang: FindingLang): PublicFinding {
  const { code, severity, where, rule } = finding;
  return {
    code,
    severity,
    message: finding.message[lang],
    where,
    ...(rule === undefined ? {} : { rule }),
  };
}

/** Spreadsheet letters of a column counted from 0: 0 → A, 25 → Z, 26 → AA. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return letters;
}

function fill(text: string, values: FindingValues): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    return value === undefined ? place : shorten(String(value));
  });
}

function shorten(value: string): string {
  const characters = Array.from(value.slice(0, VALUE_LIMIT * 2));
  if (characters.length <= VALUE_LIMIT && value.length <= VALUE_LIMIT * 2) return value;
  return `${characters.slice(0, VALUE_LIMIT).join('')}…`;
}
