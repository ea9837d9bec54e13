/** Bounds and times of a process; tests take shorter times. */
export interface LiveLimits {
  /** Open streams in all. */
  connections: number;
  /**
   * Open streams of one address. Households behind one provider and whole offices share an address, so it is no
   * bound for a person; a browser keeps to three of its own accord.
   */
  perClient: number;
  /** Bytes that may wait for a reader who is slow; with more of them the stream is cut. */
  waitingBytes: number;
  /** The table is looked at this often, also without a notice. In milliseconds, as all below. */
  lookEveryMs: number;
  /** A sign of life goes out this often: proxies cut what is silent for a minute. */
  beatEveryMs: number;
  /** Without streams and questions for so long, the process stops to look and gives its connection back. */
  restAfterMs: number;
}

export const usualLimits: LiveLimits = {
  connections: 4000,
  perClient: 400,
  waitingBytes: 16 * 1024,
  lookEveryMs: 1000,
  beatEveryMs: 20_000,
  restAfterMs: 30_000,
};
