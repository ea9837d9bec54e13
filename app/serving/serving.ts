/** A site that answers, however many processes that takes. */
export interface Serving {
  port: number;
  /** Lets what runs come to its end, then stops. */
  stop(): Promise<void>;
}
