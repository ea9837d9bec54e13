/** How far copies are behind, from the positions that were seen of the primary. No clock of another machine is asked. */
export class Lag {
  readonly #keepMs: number;
  #seen: { at: number; position: number }[] = [];

  /** @param keepMs copies that are further behind than this look as if they were just so far behind */
  constructor(keepMs: number) {
    this.#keepMs = keepMs;
  }

  /** The primary was at this position at this moment, in milliseconds of `performance.now()`. */
  saw(position: number, at: number): void {
    const last = this.#seen.at(-1);
    // A primary that writes nothing is at one position for hours: the first and the last moment of it say all.
    const before = this.#seen.at(-2);
    if (last?.position === position && before?.position === position) last.at = at;
    else this.#seen.push({ position, at });
    while ((this.#seen[1]?.at ?? at) < at - this.#keepMs) this.#seen.shift();
  }

  /** After another one became the primary. */
  forget(): void {
    this.#seen = [];
  }

  /**
   * Milliseconds between the moment at which the primary was first seen beyond this position and the last at which it
   * was seen at all: nothing grows old while no primary answers.
   */
  of(position: number): number {
    const beyond = this.#seen.find((seen) => seen.position > position);
    return beyond === undefined ? 0 : (this.#seen.at(-1)?.at ?? beyond.at) - beyond.at;
  }
}
