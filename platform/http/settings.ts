/** What an operator may set about the web side. */
export interface HttpSettings {
  /**
   * Addresses of proxies whose `X-Forwarded-*` headers are believed: single addresses, networks
   * (`10.0.0.0/8`, `fd00::/8`), or the word `loopback`. Empty: nobody is believed.
   */
  trustedProxies: readonly string[];
  /**
   * Largest body of an ordinary request, in bytes. Routes that take more say so with `acceptLongForm`, `acceptBody`
   * or `acceptStream`: anybody may begin to send, and what was sent lies in memory.
   */
  maxBodyBytes: number;
  /** Such a body must be whole within this many milliseconds. */
  bodyWithinMs: number;
  /** A request that takes longer than this many milliseconds is logged as a warning. */
  slowMs: number;
}

/** Forms are small: seven thousand characters of Japanese fit, and a telephone on a bad line sends them in seconds. */
export const defaultHttpSettings: HttpSettings = {
  trustedProxies: [],
  maxBodyBytes: 64 * 1024,
  bodyWithinMs: 30_000,
  slowMs: 1000,
};
