/**
 * What this site asks a provider of OpenID Connect: its description, a token, its keys, who somebody is. All of it goes
 * by the one guarded way out (platform/outgoing): public addresses only, unless the operator has named the host.
 */
import type { OidcSettings } from '@tomoni/platform/manifest';
import type { Outgoing } from '@tomoni/platform/outgoing';
import { createRemoteJWKSet, customFetch, type FetchImplementation, jwtVerify } from 'jose';
import { z } from 'zod';

/** Bytes of one answer: descriptions and lists of keys are a few kilobytes. */
const MOST_BYTES = 256 * 1024;
const REDIRECTS = 3;

/** Signatures that only the provider can make (RFC 7518, section 3.1; RFC 8037). */
const SIGNATURES = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** OpenID Connect Discovery 1.0, section 3: what of it is used here. */
const description = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  userinfo_endpoint: z.url().optional(),
  jwks_uri: z.url(),
  id_token_signing_alg_values_supported: z.array(z.string()).default(['RS256']),
  token_endpoint_auth_methods_supported: z.array(z.string()).default(['client_secret_basic']),
});

const answeredTokens = z.object({ id_token: z.string(), access_token: z.string().optional() });

const claims = z.looseObject({ sub: z.string().min(1).max(255) });

/** Who somebody is, as the provider says; `sub` names them there for ever. */
export type Claims = z.infer<typeof claims>;

export interface Tokens {
  idToken: string;
  accessToken: string | null;
}

export interface Asking {
  code: string;
  codeVerifier: string;
  redirectUri: string;
}

export interface OidcClient {
  /** As the provider itself writes it. */
  issuer: string;
  /** Where the browser goes to sign in. */
  authorizationUrl: string;
  /** Gives the code that the browser brought back for tokens. Throws when the provider doesn't take it. */
  exchange(asking: Asking): Promise<Tokens>;
  /** Checks the signed token, its audience and its nonce, and asks who it is where it doesn't say. Throws. */
  claimsOf(tokens: Tokens, nonce: string): Promise<Claims>;
}

/**
 * Asks a provider for its description.
 * @throws OutgoingRefusal when it may not be asked; an Error when what it says can't be used
 */
export async function discover(settings: OidcSettings, out: Outgoing): Promise<OidcClient> {
  const address = `${settings.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const said = description.parse(await askJson(out, address));
  // Section 4.3: a description that speaks for somebody else is none.
  if (said.issuer.replace(/\/$/, '') !== settings.issuer.replace(/\/$/, '')) {
    throw new Error('The description of a provider names another issuer');
  }
  if (new URL(said.authorization_endpoint).protocol !== new URL(settings.issuer).protocol) {
    throw new Error('A provider leads away from https');
  }
  const keys = createRemoteJWKSet(new URL(said.jwks_uri), { [customFetch]: fetchThrough(out) });
  const algorithms = said.id_token_signing_alg_values_supported.filter((one) => SIGNATURES.includes(one));
  return {
    issuer: said.issuer,
    authorizationUrl: said.authorization_endpoint,
    exchange: (asking) => exchange(out, settings, said, asking),
    async claimsOf(tokens, nonce) {
      const { payload } = await jwtVerify(tokens.idToken, keys, {
        ...{ issuer: said.issuer, audience: settings.clientId, algorithms },
        ...{ requiredClaims: ['sub', 'exp', 'iat'], clockTolerance: 60 },
      });
      if (payload.nonce !== nonce) throw new Error('A token of a provider answers somebody else');
      const told = claims.parse(payload);
      if (told.email !== undefined || said.userinfo_endpoint === undefined) return told;
      return { ...told, ...(await userInfo(out, said.userinfo_endpoint, tokens, told.sub)) };
    },
  };
}

type Description = z.infer<typeof description>;

async function exchange(
  out: Outgoing,
  { clientId, clientSecret }: OidcSettings,
  { token_endpoint, token_endpoint_auth_methods_supported: methods }: Description,
  { code, codeVerifier, redirectUri }: Asking,
): Promise<Tokens> {
  const form = new URLSearchParams({
    ...{ grant_type: 'authorization_code', code, code_verifier: codeVerifier, redirect_uri: redirectUri },
  });
  const headers: Record<string, string> = {
    ...{ 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
  };
  if (methods.includes('client_secret_post')) {
    form.set('client_id', clientId);
    form.set('client_secret', clientSecret);
  } else {
    // RFC 6749, section 2.3.1: both are encoded as in a form before they are put together.
    const both = [clientId, clientSecret].map((one) => new URLSearchParams({ one }).toString().slice(4));
    headers.Authorization = `Basic ${Buffer.from(both.join(':')).toString('base64')}`;
  }
  const answer = await out.request(token_endpoint, {
    ...{ method: 'POST', headers, body: form.toString(), maxBytes: MOST_BYTES },
  });
  if (answer.status !== 200) throw new Error(`A provider gave no tokens: ${answer.status}`);
  const { id_token, access_token = null } = answeredTokens.parse(JSON.parse(answer.body.toString()));
  return { idToken: id_token, accessToken: access_token };
}

/** OpenID Connect Core 1.0, section 5.3.4: what is told of somebody else counts nothing. */
async function userInfo(
  out: Outgoing,
  address: string,
  { accessToken }: Tokens,
  sub: string,
): Promise<Claims> {
  if (accessToken === null) return { sub };
  const told = claims.parse(await askJson(out, address, { Authorization: `Bearer ${accessToken}` }));
  if (told.sub !== sub) throw new Error('A provider told of somebody else');
  return told;
}

async function askJson(
  out: Outgoing,
  address: string,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const asked = {
    headers: { Accept: 'application/json', ...headers },
    maxBytes: MOST_BYTES,
    redirects: REDIRECTS,
  };
  const { status, body } = await out.request(address, asked);
  if (status !== 200) throw new Error(`A provider answered ${status}`);
  return JSON.parse(body.toString());
}

/** The keys of a provider are fetched, kept and fetched again by jose; by our way out. */
function fetchThrough(out: Outgoing): FetchImplementation {
  return async (address) => {
    const { status, body } = await out.request(address, { maxBytes: MOST_BYTES, redirects: REDIRECTS });
    return new Response(new Uint8Array(body), { status });
  };
}
