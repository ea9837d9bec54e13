/** The page and the command with which a site's admin removes a leaked name. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PLACE, publishTown, testSite } from '@tomoni/collection/testing';
import { purgeRecords } from '@tomoni/platform/history';
import { createApp } from '@tomoni/platform/http';
import type { ModuleManifest } from '@tomoni/platform/manifest';
import type { Actor } from '@tomoni/platform/permissions';
import { grepDatabase, testDatabase } from '@tomoni/platform/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { homes, modules } from './modules.ts';

const NAME = '漏洩 太郎';
const appointment = { role: 'site-admin', scope: 'site', from: '2026-01-01', until: '2027-01-01' } as const;
const admin: Actor = { kind: 'user', id: 'u1', name: '管理 花子', appointments: [appointment] };
const official: Actor = {
  ...{ kind: 'user', id: 'u2', name: '公務 太郎' },
  appointments: [{ ...appointment, role: 'official', scope: PLACE }],
};

const { db } = await testDatabase();
const identified: ModuleManifest[] = modules.map(({ identify: _, ...module }) => module);
const who: ModuleManifest = {
  name: 'who',
  migrations: {},
  identify: async (c) => ({ admin, official })[c.req.header('x-person') ?? ''] ?? { kind: 'visitor' },
};
const site = { ...testSite(db), modules: [...homes, ...identified, who] };
const app = createApp(site);
await publishTown(site, { 'remarks.csv': `ID,注意事項\n1,連絡は${NAME}まで\n` });

async function send(person: string, form: Record<string, string> | null) {
  const headers = { 'x-person': person, origin: 'http://localhost' };
  const body = form === null ? null : new URLSearchParams(form);
  const init = body === null ? { headers } : { method: 'POST', headers, body };
  const answer = await app.request('http://localhost/admin/purge', init);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

describe('the page', () => {
  it.each([
    ['nobody', 303],
    ['official', 403],
    ['admin', 200],
  ])('opens for %s with %i', async (person, status) => {
    expect((await send(person, null)).status).toBe(status);
  });

  it('refuses to remove for anybody but an admin', async () => {
    const asked = { owner: PLACE, text: NAME, reason: '誤掲載', step: 'remove' };
    expect((await send('official', asked)).status).toBe(403);
    expect(await purgeRecords(db)).toEqual([]);
  });

  it.each([
    [
      'an owner that is none',
      { owner: '999999', text: NAME, reason: '誤掲載' },
      'この番号や記号の町・団体は',
    ],
    ['a letter and an invisible one', { owner: PLACE, text: 'a\u200b', reason: '誤掲載' }, '2文字以上'],
    ['a single letter', { owner: PLACE, text: '太', reason: '誤掲載' }, '2文字以上'],
    ['a page of text', { owner: PLACE, text: '太郎'.repeat(200), reason: '誤掲載' }, '200文字まで'],
    ['no reason', { owner: PLACE, text: NAME, reason: ' ' }, '理由を書いてください'],
  ])('gives back %s with what is wrong', async (_, form, words) => {
    const { status, text } = await send('admin', form);
    expect(status).toBe(422);
    expect(text).toContain(words);
    expect(text).toContain(`value="${form.text}"`);
  });

  it('shows where it stands and removes nothing, then removes it when told', async () => {
    const form = { owner: PLACE, text: '漏洩太郎', reason: '氏名の誤掲載' };
    const found = await send('admin', form);
    expect(found.status).toBe(200);
    expect(found.headers.get('cache-control')).toBe('no-store');
    expect(found.text).toMatch(/ごみの予定表.*か所/s);
    expect(await grepDatabase(db, NAME)).not.toEqual([]);
    expect(await purgeRecords(db)).toEqual([]);

    const removed = await send('admin', { ...form, step: 'remove' });
    expect(removed.status).toBe(200);
    expect(removed.text).toMatch(/か所から<wbr>消しました/);
    expect(await grepDatabase(db, NAME)).toEqual([]);
    expect(await purgeRecords(db)).toMatchObject([{ owner: PLACE, reason: '氏名の誤掲載', actor: 'u1' }]);

    const again = await send('admin', form);
    expect(again.text).toContain('どこにも<wbr>ありませんでした');
    expect(again.text).not.toContain('value="remove"');
  });
});

const bin = fileURLToPath(new URL('./bin/tomoni.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tomoni-purge-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function command(args: string[], typed: string) {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, LANG: 'C', DATA_DIR: folder };
  const child = spawn(process.execPath, [bin, 'purge', ...args, '--json'], { cwd: folder, env });
  let [out, said] = ['', ''];
  child.stdout.on('data', (part: Buffer) => {
    out += part.toString();
  });
  child.stderr.on('data', (part: Buffer) => {
    said += part.toString();
  });
  child.stdin.end(typed);
  return new Promise<{ code: number | null; said: string; document: unknown }>((resolve) => {
    child.on('close', (code) => resolve({ code, said, document: JSON.parse(out) }));
  });
}

describe('tomoni purge', () => {
  it.each([
    ['no owner', [], ''],
    ['no reason', ['site', '--yes'], ''],
    ['nobody to ask and no --yes', ['site', '--reason', 'x'], `${NAME}\n`],
    ['the name on the command line', ['site', '太郎', '--reason', 'x', '--yes'], ''],
    ['an owner that is none', ['999999', '--reason', 'x', '--yes'], `${NAME}\n`],
    ['nothing typed', ['site', '--reason', 'x', '--yes'], ''],
    ['one letter typed', ['site', '--reason', 'x', '--yes'], '太\n'],
    ['two names', ['site', '--reason', 'x', '--yes'], `${NAME}\n見本 花子\n`],
  ])('ends with 2 for %s', async (_, args, typed) => {
    const { code, document } = await command(args, typed);
    expect(code).toBe(2);
    expect(document).toMatchObject({ id: null, findings: [{ code: 'tomoni.usage' }] });
  });

  it('looks, and removes what is typed, without saying it again', async () => {
    const looked = await command(['site', '--look'], `${NAME}\n`);
    expect(looked).toMatchObject({ code: 0, document: { id: null, places: {} } });
    const removed = await command(['site', '--reason', 'test', '--yes'], `${NAME}\n`);
    expect(removed.code).toBe(0);
    expect(removed.document).toMatchObject({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), findings: [] });
    expect(removed.said).toContain('Removed from 0 places');
    expect(looked.said + removed.said).not.toContain('漏洩');
  });
});
