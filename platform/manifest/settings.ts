/** What the operator decided and modules need to know. app/settings.ts reads it; tests give what they need. */
export interface SiteSettings {
  /** Who may open an account: only those who were invited, or everybody. */
  signUp: 'invite' | 'open';
  /** Other services whose accounts may be used to sign in. */
  oidc: readonly OidcSettings[];
  /** Letters go out by themselves; without it the site's admin finds them on a page. */
  mailGoesOut: boolean;
}

/** A provider of OpenID Connect. */
export interface OidcSettings {
  /** What the button says: 「市役所のアカウント」. */
  name: string;
  /** Its address; the description is looked for under `/.well-known/openid-configuration`. */
  issuer: string;
  clientId: string;
  clientSecret: string;
}
