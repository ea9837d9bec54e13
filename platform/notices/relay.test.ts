/** The relay of docs/webhooks.md, run as it stands there. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { trialKind } from './testing/trial-kind.ts';
import { writeCall } from './writing.ts';

const KEY = 'the key of the webhook';
const got: string[] = [];
const failing = new Set<string>();
const services = createServer((request, response) => {
  const path = request.url ?? '';
  got.push(path);
  request.resume();
  response.writeHead(failing.has(path) ? 429 : 200).end();
});
let relay: ChildProcess;
let address = '';
let folder = '';

beforeAll(async () => {
  const text = await readFile(new URL('../../docs/webhooks.md', import.meta.url), 'utf8');
  folder = await mkdtemp(join(tmpdir(), 'tomoni-relay-'));
  const file = join(folder, 'relay.mjs');
  await writeFile(file, /```js\n([\s\S]*?)```/.exec(text)?.[1] ?? '');
  await new Promise<void>((resolve) => services.listen(0, '127.0.0.1', resolve));
  const here = `http://127.0.0.1:${(services.address() as AddressInfo).port}`;
  const env = { TOMONI_KEY: KEY, SLACK_URL: `${here}/slack`, DISCORD_URL: `${here}/discord`, PORT: '0' };
  relay = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const [said] = (await once(relay.stdout ?? relay, 'data')) as [Buffer];
  address = `http://127.0.0.1:${/port (\d+)/.exec(said.toString())?.[1]}/`;
});
afterAll(async () => {
  relay.kill();
  services.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  got.length = 0;
  failing.clear();
});

async function call(id: string, { header = id, key = KEY, tail = '' } = {}): Promise<number> {
  const { body, headers } = writeCall(trialKind, {
    ...{ id, owner: '999999', ref: '', data: '7', secret: key },
    ...{ origin: 'https://tomoni.example', now: new Date() },
  });
  const named = { ...headers, 'Tomoni-Delivery': header };
  return (await fetch(address, { method: 'POST', body: `${body}${tail}`, headers: named })).status;
}

it('hands a call of Tomoni on, and no other', async () => {
  expect(await call('notice-a-1')).toBe(204);
  expect(got.sort()).toEqual(['/discord', '/slack']);
  expect(await call('notice-a-2', { key: 'another' })).toBe(401);
  expect(await call('notice-a-3', { tail: ' ' })).toBe(401);
  expect((await fetch(address, { method: 'POST', body: '{}' })).status).toBe(401);
  expect(got).toHaveLength(2);
});

it('hands it on once, whatever an unsigned header says and however many come at once', async () => {
  const answers = await Promise.all([
    call('notice-b-1', { header: 'x' }),
    call('notice-b-1', { header: 'y' }),
    call('notice-b-1'),
  ]);
  expect(answers).toEqual([204, 204, 204]);
  expect(got.sort()).toEqual(['/discord', '/slack']);
});

it('tells a service nothing twice because another one failed', async () => {
  failing.add('/discord');
  for (let n = 0; n < 3; n += 1) expect(await call('notice-c-1')).toBe(503);
  failing.clear();
  expect(await call('notice-c-1')).toBe(204);
  expect(got.filter((path) => path === '/slack')).toHaveLength(1);
  expect(got.filter((path) => path === '/discord')).toHaveLength(4);
});

it('reads no endless body', async () => {
  const answer = await fetch(address, { method: 'POST', body: 'x'.repeat(5_000_000) }).catch(() => null);
  expect([401, undefined]).toContain(answer?.status);
  expect(got).toEqual([]);
});
