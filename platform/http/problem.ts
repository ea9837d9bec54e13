/**
 * What went wrong, as RFC 9457 says it: a stable code, a title, a detail that tells what to do.
 * Stores and libraries may throw what they like; only a `ProblemError` is ever shown.
 */
import { type Lang, plainText, type Text, textIn } from '../messages/index.ts';

/** A text in all languages, or one for all (a name, a code). */
export type ProblemText = string | Text;

export interface ProblemInput {
  /** HTTP status, 400–599. */
  status: number;
  /** Public and stable, with the home or module in front: `collection.area-not-found`. */
  code: string;
  title: ProblemText;
  /** What the reader can do about it. */
  detail?: ProblemText;
  /** Further response headers (`Retry-After`, `Allow`). */
  headers?: Record<string, string>;
  /** For the page of the problem: the town that it belongs to. Addresses are without the prefix of a language. */
  place?: { name: ProblemText; path: string; switchPath: string };
  /** Where the page of the problem leads; the home page when left out. */
  way?: { path: string; label: ProblemText };
}

/** The JSON that is sent as `application/problem+json` (RFC 9457 section 3; `code`, `requestId` are extensions). */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  requestId?: string;
}

/** Thrown by routes, answered by the app. Its message goes to the log, its texts to the reader. */
export class ProblemError extends Error {
  readonly input: ProblemInput;

  constructor(input: ProblemInput, options?: ErrorOptions) {
    super(`${input.status} ${input.code}`, options);
    this.name = 'ProblemError';
    this.input = input;
  }
}

/** Makes a problem to throw: `throw problem({ status: 404, code: 'places.unknown', title: { ja: …, en: … } })`. */
export function problem(input: ProblemInput, cause?: unknown): ProblemError {
  return new ProblemError(input, cause === undefined ? undefined : { cause });
}

/** The text for a reader of this language. */
export function problemText(text: ProblemText, lang: Lang): string {
  return typeof text === 'string' ? text : textIn(text, lang);
}

/** The problem as the interfaces send it. */
export function toProblem(input: ProblemInput, lang: Lang, requestId?: string): Problem {
  return {
    type: `urn:tomoni:problem:${input.code}`,
    title: plainText(problemText(input.title, lang)),
    status: input.status,
    code: input.code,
    ...(input.detail === undefined ? {} : { detail: plainText(problemText(input.detail, lang)) }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}
