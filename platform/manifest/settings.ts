/** What the operator decided and modules need to know. app/settings.ts reads it; tests give what they need. */
export interface SiteSettings {
  /** Who may open an account: only those who were invited, or everybody. */
  signUp: 'invite' | 'open';
  /** Other services whose accounts may be used to sign in. */
  oidc: readonly OidcSettings[];
  /** Where letters go out; null: they stay here, and the site's admin finds them on a page. */
  mail: MailSettings | null;
  /** Hosts inside that webhooks may call: `bot.local`, `10.0.0.5:8080`. Everything else has to be public. */
  outgoing?: readonly string[];
  /** Who answers for notices, as the law on mail asks; what MAIL_FROM says when left out. */
  notices?: {
    /** Name of the sender: 「見本市 環境課」. */
    sender: string | null;
    /** Where to ask and complain: address, telephone, or a page. */
    contact: string | null;
  };
  /** Pictures of the ground under maps; null or left out: maps are drawings without streets. */
  maps?: MapSettings | null;
}

/** Where the pictures under maps come from. */
export interface MapSettings {
  /** `https://tiles.example/{z}/{x}/{y}.png`, or a path of this site. */
  tiles: string;
  /** Who made them, as their terms ask for. */
  attribution: string;
  /** Where their terms stand. */
  terms: string | null;
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

/** The SMTP server that letters go through. */
export interface MailSettings {
  /** `smtp://user:password@host:587` (STARTTLS when the server offers it), `smtps://…` for TLS from the start. */
  url: string;
  /** Who the letters are from: an address, or `Name <address>`. */
  from: string;
}
