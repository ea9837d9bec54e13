/** `tomoni export`: everything of a town, whole and readable, and nothing of another one. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorkbook } from '@tomoni/sheets';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_TOWNS } from '../../demo/index.ts';
import { demoFiles } from '../../demo/make.ts';
import { openSite } from '../open-site.ts';
import { readSettings } from '../settings.ts';
import { importDemo } from './demo.ts';
import { exportCommand } from './export.ts';

const folder = mkdtempSync(join(tmpdir(), 'tomoni-export-'));
const env = { DATA_DIR: join(folder, 'data') };
const context = { lang: 'en', json: false, env } as const;
const TOWN = '992011';

beforeAll(async () => {
  const { site, close } = await openSite({ settings: readSettings(env), lang: 'en', share: true });
  await importDemo(site, () => {}).finally(close);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface List {
  owner: string;
  files: { path: string; bytes: number; sha256: string }[];
}

it('writes every file with its digest: originals as they came, tables that read as the same records', async () => {
  const target = join(folder, 'tomoni');
  expect(await exportCommand.run([TOWN, target], context)).toBe(true);
  const list = JSON.parse(readFileSync(join(target, 'files.json'), 'utf8')) as List;
  for (const { path, bytes, sha256 } of list.files) {
    const written = readFileSync(join(target, path));
    expect([path, written.length]).toEqual([path, bytes]);
    expect(createHash('sha256').update(written).digest('hex')).toBe(sha256);
  }
  const digests = new Set(list.files.map(({ sha256 }) => sha256));
  const made = [...(await demoFiles())].filter(([path]) => path.startsWith('tomoni-shi-data/'));
  expect(made.length).toBeGreaterThan(5);
  for (const [path, bytes] of made)
    expect([path, digests.has(createHash('sha256').update(bytes).digest('hex'))]).toEqual([path, true]);
  const table = await openWorkbook({ path: join(target, 'catalogue/public-toilet/1.csv') });
  expect((await table.sheets[0]?.tables())?.tables[0]?.rows).toBe(16);
  const calendar = list.files.find(({ path }) => path.endsWith('area_days.csv'))?.path ?? '';
  expect(readFileSync(join(target, calendar), 'utf8')).toContain('みどり町1丁目');
  const other = DEMO_TOWNS.find(({ code }) => code !== TOWN)?.name ?? '';
  const history = readFileSync(join(target, 'history/entries.jsonl'), 'utf8');
  expect(history).toContain('catalogue.version');
  expect(history).not.toContain(other);
});

it('writes over nothing, and knows when there is no such town', async () => {
  const target = join(folder, 'full');
  rmSync(target, { recursive: true, force: true });
  await exportCommand.run([TOWN, target], context);
  const before = readdirSync(target);
  writeFileSync(join(target, 'mine.txt'), 'mine');
  await expect(exportCommand.run([TOWN, target], context)).rejects.toThrow();
  expect(readdirSync(target).sort()).toEqual([...before, 'mine.txt'].sort());
  expect(readFileSync(join(target, 'mine.txt'), 'utf8')).toBe('mine');
  await expect(exportCommand.run(['992038', join(folder, 'none')], context)).rejects.toThrow();
  await expect(exportCommand.run([TOWN], context)).rejects.toThrow();
});
