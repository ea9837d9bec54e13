import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { intakeHome, stagedList, stagedOf } from '@tomoni/platform/intake';
import { type Database, migrate, openDatabase } from '@tomoni/platform/storage';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notesTables } from '../platform/intake/testing/notes-reader.ts';
import { uploadSite } from '../platform/intake/testing/upload-app.tsx';
import { storyBrowser } from './story-browser.ts';

const PORT = 41_000 + (process.pid % 1_000);
const SITE = `http://127.0.0.1:${PORT}`;
const folder = mkdtempSync(join(tmpdir(), 'tomoni-upload-'));
let browser: Browser;
let database: Database;
let server: ChildProcess | null = null;

beforeAll(async () => {
  browser = await storyBrowser();
  database = await openDatabase({ dataDir: join(folder, 'data'), share: true });
  await migrate(database.db, [intakeHome, notesTables]);
  await startServer();
  mkdirSync(join(folder, 'town/5374'), { recursive: true });
  writeFileSync(join(folder, 'town/notes.txt'), 'one\ntwo');
  for (let n = 0; n < 40; n += 1) writeFileSync(join(folder, `town/5374/${n}.csv`), `a,${n}\r\n`);
  writeFileSync(join(folder, 'large.bin'), Buffer.alloc(24 * 2 ** 20, 'tomoni'));
}, 120_000);

afterAll(async () => {
  await killServer();
  await database?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function startServer(): Promise<void> {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const script = fileURLToPath(new URL('../platform/intake/testing/upload-server.ts', import.meta.url));
  const { rows } = await database.pool.query('select current_user as name, current_database() as db');
  const { host } = database.pool.options;
  const url = `postgres://${rows[0].name}@localhost/${rows[0].db}?host=${encodeURIComponent(host ?? '')}`;
  const started = spawn(process.execPath, ['--import', loader, script], {
    env: { ...process.env, TRIAL_DATABASE: url, TRIAL_PORT: String(PORT) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  server = started;
  await new Promise<void>((resolve, reject) => {
    started.stdout?.on('data', () => resolve());
    started.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

async function killServer(): Promise<void> {
  const running = server;
  server = null;
  if (running === null || running.exitCode !== null) return;
  const ended = new Promise((resolve) => running.once('exit', resolve));
  running.kill('SIGKILL');
  await ended;
}

async function open(options: { javaScriptEnabled?: boolean; code: string }): Promise<Page> {
  const { code, ...more } = options;
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'ja-JP',
    ...more,
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto(`${SITE}/${code}/notes`);
  return page;
}

/** What was staged for a place; the page that shows it is the module's, and this site has none. */
async function stagedFor(code: string) {
  const site = uploadSite(database.db, { now: () => new Date() });
  const [head] = await stagedList(site, code);
  return head === undefined ? null : stagedOf(site, head.id);
}

describe('files from a browser', () => {
  it('a folder is sent as it is, with its folders, as soon as it is chosen', async () => {
    const page = await open({ code: '300001' });
    // The form's script comes after the page.
    await page.getByRole('button', { name: '選んだファイルを読みこむ' }).waitFor({ state: 'hidden' });
    await page.locator('input[name=folder]').setInputFiles(join(folder, 'town'));
    await page.waitForURL(/\/300001\/notes\/staged\//);
    const staged = await stagedFor('300001');
    expect(staged?.files).toHaveLength(41);
    expect(staged?.files.map(({ path }) => path)).toContain('town/5374/7.csv');
    await page.context().close();
  });

  it('without JavaScript the same form sends them itself', async () => {
    const page = await open({ code: '300002', javaScriptEnabled: false });
    await page
      .locator('input[name=files]')
      .setInputFiles([join(folder, 'town/notes.txt'), join(folder, 'town/5374/1.csv')]);
    await page.getByRole('button', { name: '選んだファイルを読みこむ' }).click();
    await page.waitForURL(/\/300002\/notes\/staged\//);
    expect((await stagedFor('300002'))?.files.map(({ path }) => path)).toEqual(['notes.txt', '1.csv']);
    await page.context().close();
  });

  it('goes on by itself when the server was killed and is back', async () => {
    const page = await open({ code: '300003' });
    const pieces: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PATCH') pieces.push(request.headers()['upload-offset'] ?? '');
    });
    const third = page.waitForRequest(
      (request) => request.method() === 'PATCH' && Number(request.headers()['upload-offset']) > 2 ** 20,
    );
    await page
      .locator('input[name=files]')
      .setInputFiles([join(folder, 'town/notes.txt'), join(folder, 'large.bin')]);
    await third;
    await killServer();
    await page.getByText('接続が切れています').waitFor();
    await startServer();
    await page.waitForURL(/\/300003\/notes\/staged\//);
    expect((await stagedFor('300003'))?.originals.map(({ size }) => size)).toEqual([7, 24 * 2 ** 20]);
    // Only the piece that was cut is sent again, never all.
    expect(pieces.filter((offset) => offset === '0').length).toBeLessThanOrEqual(3);
    await page.context().close();
  });

  it('goes on where it was when the page was closed and the same files are chosen again', async () => {
    const first = await open({ code: '300004' });
    const files = [join(folder, 'town/notes.txt'), join(folder, 'large.bin')];
    const begun = first.waitForResponse(
      (response) => response.request().method() === 'PATCH' && response.url().endsWith('/1'),
    );
    await first.locator('input[name=files]').setInputFiles(files);
    await begun;
    await first.context().close();
    const again = await open({ code: '300004' });
    expect(await again.getByText('途中のアップロードがあります').isVisible()).toBe(true);
    const offsets: number[] = [];
    again.on('request', (request) => {
      if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
    });
    await again.locator('input[name=files]').setInputFiles(files);
    await again.waitForURL(/\/300004\/notes\/staged\//);
    expect(Math.min(...offsets)).toBeGreaterThan(0);
    await again.context().close();
  });
});
