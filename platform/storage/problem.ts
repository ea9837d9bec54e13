/** What is wrong around Tomoni (disk, database, port) and not with the data: one clear line, exit 3. */

export interface ProblemText {
  ja: string;
  en: string;
}

/**
 * Thrown when the surroundings keep Tomoni from working. The command prints `text` in the reader's language
 * as one line and ends with 3; nobody needs a stack trace for a full disk.
 */
export class EnvironmentProblem extends Error {
  /** Public and stable, e.g. `storage.in-use`. */
  readonly code: string;
  readonly text: ProblemText;

  constructor(code: string, text: ProblemText, options?: { cause?: unknown }) {
    super(text.en, options);
    this.name = 'EnvironmentProblem';
    this.code = code;
    this.text = text;
  }
}

/**
 * Makes the `problem` function of a home from its catalogue of texts; `{name}` is filled from `values`.
 * Line breaks in values become spaces: a problem is one line.
 */
export function defineProblems<Code extends string>(catalogue: Record<Code, ProblemText>) {
  return function problem(code: Code, values: Record<string, string | number> = {}, cause?: unknown) {
    const { ja, en } = catalogue[code];
    const text = { ja: fill(ja, values), en: fill(en, values) };
    return new EnvironmentProblem(code, text, cause === undefined ? undefined : { cause });
  };
}

function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    return value === undefined ? place : String(value).replace(/\s+/g, ' ').trim();
  });
}
