/**
 * better-auth as this module uses it: passwords, links by mail, passkeys and other providers. Only this file knows
 * it; it is loaded when somebody signs in, not for readers. Our routes call its functions and take over its cookies,
 * so limits and checks of origin are ours (limits.ts, platform/http).
 */

import { createHash } from 'node:crypto';
import { passkey } from '@better-auth/passkey';
import type { SiteLog } from '@tomoni/platform/manifest';
import { type Db, tables } from '@tomoni/platform/storage';
import { type BetterAuthOptions, type BetterAuthPlugin, betterAuth } from 'better-auth';
import { magicLink } from 'better-auth/plugins/magic-link';
import { COOKIE_PREFIX, SESSION_SECONDS } from './cookies.ts';
import { hashing } from './hashing.ts';
import { allowsJoining, claimInvitations } from './invitations.ts';
import type { Claims, OidcClient } from './oidc-client.ts';
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
  /** The provider through which somebody signs in; null where nobody does. */
  provider: Provider | null;
  log: SiteLog;
  /** Writes the letter with the link. */
  sendLink(email: string, token: string, metadata: Record<string, unknown>): Promise<void>;
}

export interface Provider {
  id: string;
  clientId: string;
  client: OidcClient;
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
    plugins: [
      links(options),
      passkeys(options),
      ...(options.provider === null ? [] : [openIdConnect(options.provider)]),
    ],
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

/**
 * A provider among better-auth's own. Its plugin for them asks providers by itself, anywhere; here state, nonce, PKCE
 * and the session stay with better-auth, and whatever is asked goes through `client`.
 */
function openIdConnect({ id, clientId, client }: Provider) {
  const provider: SocialProvider = {
    ...{ id, name: id, issuer: client.issuer, requiresIdTokenNonce: true },
    accountSubject: ({ profile }) => (profile as Claims).sub,
    createAuthorizationURL({ state, codeVerifier, redirectURI, idTokenNonce = '' }) {
      const url = new URL(client.authorizationUrl);
      const asked = {
        ...{ response_type: 'code', client_id: clientId, redirect_uri: redirectURI, state },
        ...{ scope: 'openid email profile', nonce: idTokenNonce, code_challenge_method: 'S256' },
        code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
      };
      for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
      return url;
    },
    async validateAuthorizationCode({ code, codeVerifier = '', redirectURI }) {
      const tokens = await client.exchange({ code, codeVerifier, redirectUri: redirectURI });
      return { idToken: tokens.idToken, accessToken: tokens.accessToken ?? undefined };
    },
    async getUserInfo({ idToken, accessToken = null, expectedIdTokenNonce }) {
      // A nonce that nobody asked for would let a token of another sign-in through.
      if (idToken === undefined || !expectedIdTokenNonce) return null;
      const claims = await client.claimsOf({ idToken, accessToken }, expectedIdTokenNonce);
      const { email, email_verified: verified } = claims;
      const emailVerified = verified === true || verified === 'true';
      const user = { name: nameOf(claims), email: typeof email === 'string' ? email : null, emailVerified };
      return { user, data: claims };
    },
  };
  return {
    id: 'tomoni-openid-connect',
    init: (context) => ({ context: { socialProviders: [provider, ...context.socialProviders] } }),
  } satisfies BetterAuthPlugin;
}

type Context = Parameters<NonNullable<BetterAuthPlugin['init']>>[0];
type SocialProvider = Context['socialProviders'][number];

function nameOf(profile: Record<string, unknown>): string {
  const names = [profile.name, profile.preferred_username, String(profile.email ?? '').split('@')[0]];
  return String(names.find((name) => typeof name === 'string' && name.trim() !== '') ?? '').slice(0, 100);
}

/** We ask providers who somebody is and nothing else, so their keys are not kept. */
function withoutTokens<Account extends object>(account: Account): Account {
  return { ...account, accessToken: null, refreshToken: null, idToken: null };
}
