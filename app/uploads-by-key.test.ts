/**
 * A town's program brings in files with a key, as a client that has read nothing but /openapi.json: fetch and the
 * addresses that stand there. People do what is theirs in their browser.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { invite } from '@tomoni/accounts/contract';
import { ensurePlace } from '@tomoni/places/contract';
import { createApp, serve } from '@tomoni/platform/http';
import type { Site } from '@tomoni/platform/manifest';
import { assets } from '@tomoni/platform/pages';
import { allowsKeys, walkRoutes } from '@tomoni/platform/permissions';
import { testDatabase } from '@tomoni/platform/testing';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { homes, modules } from './modules.ts';

const { db } = await testDatabase();
const TODAY = '2026-11-24';
const site: Site = {
  ...{ db, now: () => new Date(`${TODAY}T04:00:00Z`), publicUrl: null, modules: [...homes, ...modules] },
  settings: { signUp: 'invite', oidc: [], mail: null },
  log: { info() {}, warn() {}, error() {} },
};
const app = createApp(site, { assets: assets() });
const server = await serve(app, { port: 0 });
afterAll(() => server.stop());
const base = `http://127.0.0.1:${server.port}`;

const code = '992011';
const FOLDER = join(import.meta.dirname, '../demo/tomoni-shi');
await ensurePlace(db, { code, name: 'ともに市', nameKana: 'ともにし', nameEn: 'Tomoni City' });

/** All of the town's folder, and those of its files in which nothing looks personal. */
const files = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => join(parentPath, name))
  .map((path) => ({ name: `tomoni-shi/${path.slice(FOLDER.length + 1)}`, bytes: readFileSync(path) }));

const plain = files.filter(({ name }) => !name.endsWith('description.csv'));

interface Operation {
  operationId: string;
  security?: object[];
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

const description = (await (await fetch(`${base}/openapi.json`)).json()) as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: { Problem: object }; securitySchemes: { key: object } };
};
const calls = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    .filter(([, { security }]) => security !== undefined)
    .map(([method, operation]) => ({ path, method, ...operation })),
);

interface Asked {
  key: string;
  values?: Record<string, string | number>;
  json?: unknown;
  body?: BodyInit;
  headers?: Record<string, string>;
}

interface Answered {
  status: number;
  body: Record<string, unknown>;
}

/** Calls what is named so in the description, and holds the answer against it. */
async function call(id: string, { key, values = {}, json, body, headers = {} }: Asked): Promise<Answered> {
  const found = calls.find(({ operationId }) => operationId === id);
  if (found === undefined) throw new Error(`Nothing is named ${id}`);
  const path = found.path.replace(/\{(\w+)\}/g, (_all, name: string) =>
    String({ code, ...values }[name] ?? 'missing'),
  );
  const answer = await fetch(base + path, {
    method: found.method.toUpperCase(),
    headers: {
      Authorization: `Bearer ${key}`,
      ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    ...(body === undefined ? {} : { body }),
  });
  const got = (await answer.json()) as Record<string, unknown>;
  const type = answer.headers.get('content-type') ?? '';
  const schema = found.responses[answer.status]?.content?.[type]?.schema;
  if (schema === undefined) expect(type).toBe('application/problem+json');
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  const fits = ajv.validate(schema ?? description.components.schemas.Problem, got);
  expect(fits ? [] : ajv.errors, `${id} ${answer.status}`).toEqual([]);
  return { status: answer.status, body: got };
}

/** Somebody with a browser who has accepted an invitation. */
class Person {
  readonly #cookies = new Map<string, string>();

  static async join(email: string, name: string, role: 'official' | 'approver'): Promise<Person> {
    const appointments = [{ role, scope: code, from: '2026-04-01', until: '2027-03-31' }];
    const token = await invite(db, { email, lang: 'ja', invitedBy: 'operator', appointments }, 1);
    const person = new Person();
    const joined = await person.post(`/invitation/${token}`, { name });
    expect(joined.status).toBe(303);
    return person;
  }

  async get(path: string): Promise<string> {
    return (await this.#send(path, {})).text();
  }

  post(path: string, form: Record<string, string>): Promise<Response> {
    return this.#send(path, { method: 'POST', body: new URLSearchParams(form), headers: { Origin: base } });
  }

  async makeKey(name: string): Promise<string> {
    const made = await this.post('/account/keys/new', { name, place: code, until: '2027-02-22' });
    return /tomoni_[0-9A-Za-z]{46}/.exec(await made.text())?.[0] ?? '';
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const Cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as object), Accept: 'text/html', Cookie };
    const answer = await fetch(base + path, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    return answer;
  }
}

const hana = await Person.join('hana@example.jp', '山田 花子', 'official');
const taro = await Person.join('taro@example.jp', '佐藤 太郎', 'approver');
const key = await hana.makeKey('毎晩の取り込み');
const office = `/${code}/office/garbage`;

function formOf(parts: readonly { name: string; bytes: Uint8Array }[]): FormData {
  const form = new FormData();
  for (const { name, bytes } of parts) form.append('files', new Blob([new Uint8Array(bytes)]), name);
  return form;
}

function hidden(page: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
}

async function moved(person: Person, version: unknown, move: string): Promise<number> {
  const draft = `${office}/drafts/${version}`;
  const seen = hidden(await person.get(draft), 'version');
  return (await person.post(draft, { move, version: seen, from: TODAY, note: '' })).status;
}

interface StagedBody {
  id: string;
  hash: string;
  questions: { id: string; choices: { value: string }[] }[];
  findings: { code: string; message: string; where: object }[];
  canBeHandedIn: boolean;
  repeats: string | null;
  read: { areas: number };
  page: string;
}

const stagedIn = ({ body }: Answered) => body as unknown as StagedBody;

describe('a program with a key', () => {
  let first: StagedBody;
  let version: unknown;

  it('sends a folder, and is told what was read, what is odd and what is asked', async () => {
    const sent = await call('garbageUpload', { key, body: formOf(files) });
    expect(sent.status).toBe(201);
    first = stagedIn(sent);
    expect(first.read.areas).toBeGreaterThan(5);
    expect(first.findings.length).toBeGreaterThan(0);
    expect(first.findings[0]?.message).not.toBe('');
    expect(first.questions.length).toBeGreaterThan(0);
    expect(first.canBeHandedIn).toBe(false);
    expect(first.page).toBe(`${base}${office}/staged/${first.id}`);
    const again = await call('garbageStaged', { key, values: { staged: first.id } });
    expect(again.body).toEqual(sent.body);
  });

  it('cannot hand in while a question is open, nor answer it', async () => {
    const values = { staged: first.id };
    const refused = await call('garbageHandIn', { key, values, json: { hash: first.hash } });
    expect([refused.status, refused.body.code]).toEqual([409, 'intake.questions-open']);
    const answer = await fetch(`${base}${office}/staged/${first.id}/answer`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}` },
      body: new URLSearchParams({ hash: first.hash, 'answer-closure': 'skip' }),
    });
    expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'permissions.by-key' }]);
  });

  it('hands in what its person has answered, and no more than what was seen', async () => {
    const known: Record<string, string> = {
      ...{ madeBy: 'town', maker: 'ともに市 環境課', contact: '電話 0000-00-0000' },
      ...{ putOutBy: '8:30', closure: 'skip', validThrough: '2027-03-31' },
    };
    const page = await hana.get(`${office}/staged/${first.id}`);
    const answers = first.questions.map(({ id }) => [`answer-${id}`, known[id] ?? ''] as const);
    // The telephone number of the town hall is meant for everybody.
    const decisions = [...page.matchAll(/name="(decide-[^"]+)"/g)].map(([, name]) => [name, 'keep'] as const);
    const form = { hash: hidden(page, 'hash'), ...Object.fromEntries([...answers, ...decisions]) };
    expect((await hana.post(`${office}/staged/${first.id}/answer`, form)).status).toBe(303);
    const values = { staged: first.id };
    const stale = await call('garbageHandIn', { key, values, json: { hash: first.hash } });
    expect([stale.status, stale.body.code]).toEqual([409, 'intake.changed']);
    const now = stagedIn(await call('garbageStaged', { key, values }));
    expect(now).toMatchObject({ canBeHandedIn: true, questions: [] });
    const handed = await call('garbageHandIn', { key, values, json: { hash: now.hash } });
    expect(handed).toMatchObject({ status: 201, body: { state: 'approval' } });
    version = handed.body.version;
    const again = await call('garbageHandIn', { key, values, json: { hash: now.hash } });
    expect(again).toEqual(handed);
  });

  it('approves and publishes nothing; an approver does, and everybody sees it', async () => {
    for (const move of ['approve', 'publish', 'publish-now', 'submit']) {
      const tried = await fetch(`${base}${office}/drafts/${version}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${key}` },
        body: new URLSearchParams({ move, version: '2', from: TODAY }),
      });
      expect([tried.status, ((await tried.json()) as { code: string }).code]).toEqual([
        403,
        'permissions.by-key',
      ]);
    }
    // Her key's work is her own: she doesn't approve it either.
    expect(await moved(hana, version, 'approve')).toBe(409);
    expect(await moved(taro, version, 'approve')).toBe(303);
    expect(await moved(hana, version, 'publish')).toBe(303);
    const { rows } = await sql<{ area: string }>`
      select area_id as area from collection.area where place = ${code} order by ordinal limit 1`.execute(db);
    const area = rows[0]?.area ?? '';
    expect(await (await fetch(`${base}/${code}/garbage/${area}`)).text()).toContain('みどり町');
    const days = (await (await fetch(`${base}/${code}/garbage/${area}.json`)).json()) as {
      collections: unknown[];
    };
    expect(days.collections.length).toBeGreaterThan(0);
  });

  it('stands in the history beside its person', async () => {
    const page = await taro.get(`${office}/drafts/${version}`);
    expect(page).toContain('キー「毎晩の取り込み」（山田 花子）');
    expect(page.replace(/<[^>]*>/g, '')).toContain('・佐藤 太郎');
  });

  it('regression: is not stopped every night by what a person has decided about the very same files', async () => {
    const sent = await call('garbageUpload', { key, body: formOf(files) });
    const personal = sent.body.personal as { decision: string | null; remembered: boolean }[];
    expect(personal.length).toBeGreaterThan(0);
    expect(new Set(personal.map(({ decision, remembered }) => `${decision} ${remembered}`))).toEqual(
      new Set(['keep true']),
    );
    expect(sent.body.undecided).toBe(0);
    const page = await hana.get(`${office}/staged/${String(sent.body.id)}`);
    expect(page).toContain('まったく同じファイルで、前に決めたとおり');
    const changed = files.map(({ name, bytes }) => ({
      name,
      bytes: name.endsWith('description.csv') ? Buffer.concat([bytes, Buffer.from('\r\n')]) : bytes,
    }));
    const other = await call('garbageUpload', { key, body: formOf(changed) });
    expect(other.body.undecided).toBeGreaterThan(0);
  });

  it('changes nothing with the same files the next night', async () => {
    const handInAll = async () => {
      const sent = stagedIn(await call('garbageUpload', { key, body: formOf(plain) }));
      expect(sent.canBeHandedIn).toBe(true);
      const handed = await call('garbageHandIn', {
        ...{ key, values: { staged: sent.id }, json: { hash: sent.hash } },
      });
      const { version: made, state } = handed.body;
      return { repeats: sent.repeats, version: made, state };
    };
    const night = await handInAll();
    expect(night).toMatchObject({ repeats: null, state: 'approval' });
    expect(night.version).not.toBe(version);
    const form = { move: 'return', version: '2', note: '資源の曜日を確かめてください', from: TODAY };
    expect((await taro.post(`${office}/drafts/${night.version}`, form)).status).toBe(303);
    // What an approver has given back doesn't come again by itself.
    expect(await handInAll()).toMatchObject({
      ...{ repeats: night.version, version: night.version, state: 'draft' },
    });
  });

  it('sends large files piece by piece and goes on after a cut, with the answers that were given once', async () => {
    const changed = plain.map(({ name, bytes }) => ({
      name,
      bytes: name.endsWith('remarks.csv')
        ? Buffer.concat([bytes, Buffer.from('99,雪の日は8時までに\r\n')])
        : bytes,
    }));
    const json = { files: changed.map(({ name, bytes }) => ({ name, size: bytes.length })) };
    const opened = await call('garbageOpenDrop', { key, json });
    const drop = String(opened.body.id);
    const send = (n: number, offset: number, bytes: Uint8Array) =>
      call('garbageSendPiece', {
        ...{ key, values: { drop, n }, body: new Uint8Array(bytes) },
        headers: { 'Upload-Offset': String(offset), 'Content-Type': 'application/octet-stream' },
      });
    for (const [n, { bytes }] of changed.entries()) {
      await send(n, 0, bytes.subarray(0, 10));
      const lost = await send(n, 500_000, bytes.subarray(10));
      expect(lost).toEqual({ status: 409, body: { received: 10 } });
      const rest = await send(n, 10, bytes.subarray(10));
      expect(rest).toEqual({ status: 200, body: { received: bytes.length } });
    }
    const state = await call('garbageDrop', { key, values: { drop } });
    expect(state.body.files).toHaveLength(changed.length);
    const read = await call('garbageReadDrop', { key, values: { drop } });
    const staged = stagedIn(
      await call('garbageStaged', { key, values: { staged: String(read.body.staged) } }),
    );
    expect(staged).toMatchObject({ repeats: null, canBeHandedIn: true });
    const handed = await call('garbageHandIn', {
      ...{ key, values: { staged: staged.id }, json: { hash: staged.hash } },
    });
    expect(handed.body.state).toBe('approval');
    expect(handed.body.version).not.toBe(version);
  });

  it('is told of files that nobody can use, and hands nothing of them in', async () => {
    const odd = formOf([{ name: 'letter.txt', bytes: Buffer.from('こんにちは') }]);
    const sent = stagedIn(await call('garbageUpload', { key, body: odd }));
    expect(sent.findings.map((one) => one.code)).toContain('intake.not-recognised');
    const values = { staged: sent.id };
    const refused = await call('garbageHandIn', { key, values, json: { hash: sent.hash } });
    expect([refused.status, refused.body.code]).toEqual([409, 'intake.not-committable']);
    const none = await call('garbageUpload', { key, body: formOf([]) });
    expect([400, 422]).toContain(none.status);
    const nothing = await call('garbageHandIn', { key, values, json: {} });
    expect(nothing.status).toBe(400);
  });

  it('sees nobody’s personal details, and leaves the decision about them to people', async () => {
    const list = 'name,phone\r\n山田 太郎,090-1234-5678\r\n佐藤 花子,090-8765-4321\r\n';
    const withList = formOf([...files, { name: 'tomoni-shi/当番.csv', bytes: Buffer.from(list) }]);
    const sent = await call('garbageUpload', { key, body: withList });
    const staged = stagedIn(sent);
    expect(sent.body.undecided).toBeGreaterThan(0);
    expect(JSON.stringify(sent.body)).not.toMatch(/090-1234|山田 太郎/);
    const values = { staged: staged.id };
    const refused = await call('garbageHandIn', { key, values, json: { hash: staged.hash } });
    expect([refused.status, refused.body.code]).toEqual([409, 'intake.undecided']);
  });

  it('sees only what came by it, and opens nothing elsewhere', async () => {
    const other = await taro.makeKey('ほかのプログラム');
    const foreign = await call('garbageStaged', { key: other, values: { staged: first.id } });
    expect([foreign.status, foreign.body.code]).toEqual([404, 'intake.unknown']);
    const elsewhere = await call('garbageUpload', { key, values: { code: '993018' }, body: formOf(files) });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([403, 'permissions.not-appointed']);
    const wrong = await call('garbageUpload', { key: `${key}x`, body: formOf(files) });
    expect([wrong.status, wrong.body.code]).toEqual([401, 'accounts.key-unknown']);
    for (const path of ['/account', '/account/export', '/admin/people', office, `${office}/settings`]) {
      const answer = await fetch(base + path, { headers: { Authorization: `Bearer ${key}` } });
      await answer.body?.cancel();
      expect([path, answer.status]).toEqual([path, 403]);
    }
  });
});

describe('the description', () => {
  it('has every route that keys open, with the key, and no other', () => {
    const open = walkRoutes(app)
      .filter(({ actions }) => actions.some(allowsKeys))
      .map(({ method, path }) => `${method} ${path}`);
    const declared = site.modules
      .flatMap((module) => module.calls ?? [])
      .map(({ method, route }) => `${method.toUpperCase()} ${route}`);
    expect(open.length).toBeGreaterThan(5);
    expect(declared.toSorted()).toEqual(open.toSorted());
    expect(calls).toHaveLength(declared.length);
    for (const { security } of calls) expect(security).toEqual([{ key: [] }]);
    expect(description.components.securitySchemes.key).toMatchObject({ type: 'http', scheme: 'bearer' });
  });
});
