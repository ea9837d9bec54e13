/** What an operator may set about the web side. */
export interface HttpSettings {
  /**
   * Addresses of proxies whose `X-Forwarded-*` headers are believed: single addresses, networks
   * (`10.0.0.0/8`, `fd00::/8`), or the word `loopback`. Empty: nobody is believed.
   */
  trustedProxies: readonly string[];
  /** Largest body of an ordinary request, in bytes. Routes that take files set their own limit with `bodyOf`. */
  maxBodyBytes: number;
  /** A request that takes longer than this many milliseconds is logged as a warning. */
  slowMs: number;
}

/** Forms are small: 1 MiB leaves room for a long text in Japanese. */
export const defaultHttpSettings: HttpSettings = {
  trustedProxies: [],
  maxBodyBytes: 1024 * 1024,
  slowMs: 1000,
};
