import type { Finding } from '@tomoni/findings';

/**
 * Findings about tokens are never merged or capped; a file with more than this is refused as a whole,
 * so that memory stays bounded on any input.
 */
export const MOST_FINDINGS = 200_000;

/** Ends the reading of a file that is no calendar. */
export class TooManyFindings extends Error {
  readonly file: string;

  constructor(file: string) {
    super(`More than ${MOST_FINDINGS} findings in ${file}`);
    this.file = file;
  }
}

/** Throws TooManyFindings when a file has more findings than a calendar can have. */
export function stopAtTooMany(findings: readonly Finding[], file: string): void {
  if (findings.length > MOST_FINDINGS) throw new TooManyFindings(file);
}
