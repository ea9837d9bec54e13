/**
 * better-auth as this module uses it: passwords, links by mail, passkeys and other providers. Only this file knows
 * it; it is loaded when somebody signs in, not for readers. Our routes call its functions and take over its cookies,
 * so limits and checks of origin are ours (limits.ts, platform/http).
 */
import { passkey } from '@better-auth/passkey';
import type { OidcSettings, SiteLog } from '@tomoni/platform/manifest';
import { type Db, tables } from '@tomoni/platform/storage';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { magicLink } from 'better-auth/plugins/magic-link';
import { COOKIE_PREFIX, SESSION_SECONDS } from './cookies.ts';
import { hashing } from './hashing.ts';
import { allowsJoining, claimInvitations } from './invitations.ts';
import { providerId } from './providers.ts';
import { FRESH_SECONDS, LINK_SECONDS, LONGEST_PASSWORD, SHORTEST_PASSWORD } from './rules.ts';
import type { SignInMethod } from './tables.ts';

export interface AuthOptions {
  db: Db;
  secret: string;
  /** Scheme and host as readers reach the site. */
  origin: string;
  /** Cookies may say Secure. */
  secure: boolean;
  openToAll: boolean;
  /** Asked for their description when this is made: leave out where nobody signs in through them. */
  oidc: readonly OidcSettings[];
  log: SiteLog;
  /** Writes the letter with the link. */
  sendLink(email: string, token: string, metadata: Record<string, unknown>): Promise<void>;
}

export type Auth = ReturnType<typeof createAuth>;

/** How somebody signed in, by the address of better-auth's own endpoint. */
const METHODS: Readonly<Record<string, SignInMethod>> = {
  '/sign-in/email': 'password',
  '/magic-link/verify': 'link',
  '/passkey/verify-authentication': 'passkey',
  '/callback/:id': 'provider',
};

export function createAuth(options: AuthOptions) {
  const { db, secret, origin, secure, openToAll, log } = options;
  return betterAuth({
    ...tableNames,
    // Its tables lie in our schema; the names of columns are its own.
    database: { db: tables<object>(db, 'accounts'), type: 'postgres', transaction: true },
    secret,
    baseURL: origin,
    basePath: '/api/auth',
    trustedOrigins: [origin],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      password: { hash: (password) => hashing.hash(password), verify: (given) => hashing.verify(given) },
    },
    session: {
      ...tableNames.session,
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      freshAge: FRESH_SECONDS,
    },
    account: {
      // The operator chose these providers, but an address they did not confirm opens nobody's account.
      accountLinking: { enabled: true },
      updateAccountOnSignIn: false,
    },
    verification: { storeIdentifier: 'hashed' },
    databaseHooks: {
      user: {
        create: {
          before: async (person) =>
            person.emailVerified && (await allowsJoining(db, person.email, openToAll)),
        },
      },
      account: { create: { before: async (account) => ({ data: withoutTokens(account) }) } },
      session: {
        create: {
          before: async (session, context) => ({
            data: { ...session, method: METHODS[context?.path ?? ''] ?? 'link' },
          }),
          after: async (session) => claimInvitations(db, session.userId),
        },
      },
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: secure,
      ipAddress: { disableIpTracking: true },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      log: (level, message) => (level === 'error' ? log.warn({ from: 'better-auth' }, message) : undefined),
    },
    onAPIError: { errorURL: `${origin}/sign-in/failed` },
    plugins: [links(options), passkeys(options), providers(options)],
  });
}

/** What the tables are called, and what we add to them. */
const tableNames = {
  user: { modelName: 'person' },
  session: { additionalFields: { method: { type: 'string', required: false, input: false } } },
} as const satisfies BetterAuthOptions;

function links({ sendLink }: AuthOptions) {
  return magicLink({
    expiresIn: LINK_SECONDS,
    disableSignUp: true,
    storeToken: 'hashed',
    sendMagicLink: ({ email, token, metadata }) => sendLink(email, token, metadata ?? {}),
  });
}

function passkeys({ origin }: AuthOptions) {
  return passkey({
    rpID: new URL(origin).hostname,
    rpName: 'Tomoni',
    origin,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    authentication: {
      // A passkey stands alone here, so the device must have asked for a finger, a face or a number.
      afterVerification: async ({ verification }) => {
        if (!verification.authenticationInfo.userVerified)
          throw new Error('The device did not verify its user');
      },
    },
  });
}

function providers({ oidc }: AuthOptions) {
  return genericOAuth({
    config: oidc.map((provider) => ({
      providerId: providerId(provider),
      clientId: provider.clientId,
      clientSecret: provider.clientSecret,
      discoveryUrl: `${provider.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
      requireIdTokenVerification: true,
      scopes: ['openid', 'email', 'profile'],
      pkce: true,
      mapProfileToUser: (profile) => ({ name: nameOf(profile) }),
    })),
  });
}

function nameOf(profile: Record<string, unknown>): string {
  const names = [profile.name, profile.preferred_username, String(profile.email ?? '').split('@')[0]];
  return String(names.find((name) => typeof name === 'string' && name.trim() !== '') ?? '').slice(0, 100);
}

/** We ask providers who somebody is and nothing else, so their keys are not kept. */
function withoutTokens<Account extends object>(account: Account): Account {
  return { ...account, accessToken: null, refreshToken: null, idToken: null };
}
