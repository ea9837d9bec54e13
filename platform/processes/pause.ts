const FIRST_MS = 100;
const MOST_MS = 30_000;

/** Milliseconds until a process is started again that ended so many times in a row soon after its start. */
export function pauseBefore(failures: number): number {
  return failures === 0 ? 0 : Math.min(FIRST_MS * 2 ** (failures - 1), MOST_MS);
}
