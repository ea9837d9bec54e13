/** What a provider of OpenID Connect may answer, and what we make of it. The provider here says whatever a test wants. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Outgoing, openOutgoing } from '@tomoni/platform/outgoing';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { discover } from './oidc-client.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

const ours = await generateKeyPair('RS256');
const foreign = await generateKeyPair('RS256');
const publicKey = { ...(await exportJWK(ours.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };

let server: Server;
let issuer = '';
let out: Outgoing;
let asked: string[] = [];
let answers: Record<string, Answer> = {};

const json =
  (value: unknown): Answer =>
  (_request, response) =>
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(value));

function described(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/me`,
    jwks_uri: `${issuer}/keys`,
    ...changes,
  };
}

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    let body = '';
    for await (const part of request) body += String(part);
    const answer = answers[path];
    if (answer === undefined) response.writeHead(404).end();
    else answer(request, response, body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  issuer = `http://127.0.0.1:${port}`;
  out = openOutgoing({ allowed: [`127.0.0.1:${port}`] });
});
afterAll(() => {
  out.close();
  server.close();
});
beforeEach(() => {
  asked = [];
  answers = {
    '/.well-known/openid-configuration': json(described()),
    '/keys': json({ keys: [publicKey] }),
  };
});

const settings = () => ({ name: '市役所', issuer, clientId: 'tomoni', clientSecret: 'a:b c' });
const client = () => discover(settings(), out);

interface Said {
  claims?: Record<string, unknown>;
  key?: CryptoKey;
  issuer?: string;
  audience?: string;
}

function token({ claims = {}, key = ours.privateKey, issuer: by = issuer, audience = 'tomoni' }: Said = {}) {
  return new SignJWT({ nonce: 'n', email: 'hanako@example.jp', ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .setIssuedAt()
    .setExpirationTime('5m')
    .setSubject('hanako')
    .setIssuer(by)
    .setAudience(audience)
    .sign(key);
}

describe('the description of a provider', () => {
  it('has to be about the very issuer that the operator named, a slash at the end or not', async () => {
    expect((await client()).issuer).toBe(issuer);
    answers['/.well-known/openid-configuration'] = json(described({ issuer: `${issuer}/` }));
    expect((await client()).issuer).toBe(`${issuer}/`);
    answers['/.well-known/openid-configuration'] = json(described({ issuer: 'https://evil.example' }));
    await expect(client()).rejects.toThrow('another issuer');
  });

  it('is asked for nowhere inside, and leads nowhere inside', async () => {
    const strict = openOutgoing();
    await expect(discover(settings(), strict)).rejects.toMatchObject({ code: 'outgoing.not-https' });
    strict.close();
    expect(asked).toEqual([]);
    const inside = 'http://127.0.0.1:1/inside';
    answers['/.well-known/openid-configuration'] = (_request, response) =>
      response.writeHead(302, { Location: inside }).end();
    await expect(client()).rejects.toMatchObject({ code: 'outgoing.not-https' });
    answers['/.well-known/openid-configuration'] = json(
      described({ token_endpoint: inside, jwks_uri: inside, userinfo_endpoint: inside }),
    );
    const led = await client();
    const asking = { code: 'c', codeVerifier: 'v', redirectUri: 'http://localhost/back' };
    await expect(led.exchange(asking)).rejects.toMatchObject({ code: 'outgoing.not-https' });
    await expect(led.claimsOf({ idToken: await token(), accessToken: null }, 'n')).rejects.toThrow();
  });

  it('is small, and comes in time', async () => {
    answers['/.well-known/openid-configuration'] = json(described({ padding: 'x'.repeat(300_000) }));
    await expect(client()).rejects.toMatchObject({ code: 'outgoing.too-large' });
    answers['/.well-known/openid-configuration'] = json({ issuer });
    await expect(client()).rejects.toThrow();
  });
});

describe('tokens', () => {
  const asking = { code: 'c', codeVerifier: 'v', redirectUri: 'http://localhost/back' };

  it('are asked for with the secret as the provider wants it, and never by a redirect', async () => {
    let seen: [string | undefined, string] = [undefined, ''];
    answers['/token'] = (request, response, body) => {
      seen = [request.headers.authorization, body];
      json({ id_token: 'x.y.z', access_token: 'a' })(request, response, body);
    };
    expect(await (await client()).exchange(asking)).toEqual({ idToken: 'x.y.z', accessToken: 'a' });
    expect(seen[0]).toBe(`Basic ${Buffer.from('tomoni:a%3Ab+c').toString('base64')}`);
    expect(seen[1]).not.toContain('client_secret');
    answers['/.well-known/openid-configuration'] = json(
      described({ token_endpoint_auth_methods_supported: ['client_secret_post'] }),
    );
    await (await client()).exchange(asking);
    expect(seen[0]).toBeUndefined();
    expect(Object.fromEntries(new URLSearchParams(seen[1]))).toEqual({
      ...{ grant_type: 'authorization_code', code: 'c', code_verifier: 'v' },
      ...{ redirect_uri: 'http://localhost/back', client_id: 'tomoni', client_secret: 'a:b c' },
    });
    answers['/token'] = (_request, response) => response.writeHead(307, { Location: '/other' }).end();
    await expect((await client()).exchange(asking)).rejects.toThrow('307');
    expect(asked).not.toContain('/other');
  });

  it('count when they are signed by the provider, for us, for this sign-in', async () => {
    const told = async (said: Said, nonce = 'n') =>
      (await client()).claimsOf({ idToken: await token(said), accessToken: null }, nonce);
    expect(await told({})).toMatchObject({ sub: 'hanako', email: 'hanako@example.jp' });
    await expect(told({ key: foreign.privateKey })).rejects.toThrow();
    await expect(told({ issuer: 'https://evil.example' })).rejects.toThrow();
    await expect(told({ audience: 'somebody else' })).rejects.toThrow();
    await expect(told({}, 'another')).rejects.toThrow('somebody else');
    const unsigned = (await token()).split('.').slice(0, 2).join('.');
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${unsigned.split('.')[1]}.`;
    await expect((await client()).claimsOf({ idToken: none, accessToken: null }, 'n')).rejects.toThrow();
  });

  it('that say no address are completed by who the provider tells of, when that is the same person', async () => {
    const idToken = await token({ claims: { email: undefined } });
    answers['/me'] = (request, response, body) =>
      json({ sub: 'hanako', email: 'hana@example.jp', by: request.headers.authorization })(
        request,
        response,
        body,
      );
    const told = await (await client()).claimsOf({ idToken, accessToken: 'a' }, 'n');
    expect(told).toMatchObject({ sub: 'hanako', email: 'hana@example.jp', by: 'Bearer a' });
    answers['/me'] = json({ sub: 'taro', email: 'taro@example.jp' });
    await expect((await client()).claimsOf({ idToken, accessToken: 'a' }, 'n')).rejects.toThrow('somebody');
  });
});
