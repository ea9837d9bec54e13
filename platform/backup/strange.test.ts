/** Backups whose sums are right and whose contents are not: written by another program, or by somebody who means harm. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { jobsHome } from '../jobs/index.ts';
import { contentsOf, testDatabase } from '../testing/index.ts';
import type { BackupManifest } from './format.ts';
import { fillOdd, oddTables } from './testing/odd-tables.ts';
import { type Part, rewrite } from './testing/rewrite.ts';
import { backupBytes, clear, restoreBytes } from './testing/trial.ts';

const modules = [jobsHome, oddTables];
const from = await testDatabase({ owners: modules });
const to = await testDatabase({ owners: [] });
await fillOdd(from.db, 30_000);
const whole = await backupBytes(from.pool);

beforeEach(() => clear(to.db));

/** Changes one part. */
function inPart(path: string, change: (bytes: Buffer) => Buffer) {
  return (parts: Part[]) => {
    expect(parts.map((part) => part.path)).toContain(path);
    return parts.map((part) => (part.path === path ? { path, bytes: change(part.bytes) } : part));
  };
}

function inManifest(change: (manifest: BackupManifest) => object) {
  return inPart('manifest.json', (bytes) =>
    Buffer.from(JSON.stringify(change(JSON.parse(bytes.toString()) as BackupManifest))),
  );
}

function inRows(path: string, change: (text: string) => string) {
  return inPart(path, (bytes) => gzipSync(change(gunzipSync(bytes).toString())));
}

const FIRST = 'data/odd.parent/000001.copy.gz';

const cases: [name: string, change: (parts: Part[]) => Part[], code: string | RegExp][] = [
  ['a later format', inManifest((manifest) => ({ ...manifest, version: 2 })), 'backup.newer'],
  ['a manifest of something else', inManifest(() => ({ format: 'other', version: 1 })), 'backup.damaged'],
  [
    'a value that is none, with many rows behind it',
    inRows(FIRST, (text) => `no number\tname\t1\t\\N\n${text.repeat(3)}`),
    'backup.damaged',
  ],
  ['a row with a value too few', inRows(FIRST, (text) => `1\n${text}`), 'backup.damaged'],
  [
    'the same row twice',
    inRows(FIRST, (text) => text + text.slice(0, text.indexOf('\n') + 1)),
    'backup.damaged',
  ],
  [
    'a part without its last row',
    inRows(FIRST, (text) => text.slice(0, -1).replace(/[^\n]*$/, '')),
    'backup.damaged',
  ],
  ['an end of data in the middle', inRows(FIRST, (text) => `\\.\n${text}`), 'backup.damaged'],
  ['a part left out', (parts) => parts.filter(({ path }) => path !== FIRST), 'backup.damaged'],
  ['a part that is not packed', inPart(FIRST, (bytes) => gunzipSync(bytes)), 'backup.damaged'],
  ['a part packed and cut off', inPart(FIRST, (bytes) => bytes.subarray(0, 5_000)), 'backup.damaged'],
  [
    'a table of PostgreSQL itself',
    inManifest((manifest) => ({
      ...manifest,
      tables: [...manifest.tables, { schema: 'pg_catalog', name: 'pg_authid', columns: ['rolname'] }],
    })),
    /backup\.(damaged|other-tables)/,
  ],
  [
    'a table whose name is half a letter',
    inManifest((manifest) => ({
      ...manifest,
      tables: [...manifest.tables, { schema: 'odd', name: 'half \ud842', columns: ['name'] }],
    })),
    'backup.damaged',
  ],
  [
    'a path out of the folder',
    (parts) => [...parts, { path: '../../etc/passwd', bytes: Buffer.from('x') }],
    'backup.damaged',
  ],
  [
    'a sequence that is not there',
    inManifest((manifest) => ({
      ...manifest,
      sequences: [{ schema: 'odd', name: 'none', last: '1' }],
    })),
    'backup.other-tables',
  ],
  [
    'a sequence of another',
    inManifest((manifest) => ({
      ...manifest,
      sequences: [{ schema: 'public', name: 'own', last: '7' }],
    })),
    'backup.other-tables',
  ],
  [
    'a number that no sequence can reach',
    inManifest((manifest) => ({
      ...manifest,
      sequences: manifest.sequences.map((one) => ({ ...one, last: '9'.repeat(40) })),
    })),
    'backup.damaged',
  ],
];

it.each(cases)('with %s is refused in one clear line, and the place stays empty', async (_, change, code) => {
  const bytes = await rewrite(whole, change);
  const outcome = await restoreBytes(to.pool, bytes, modules).then(
    () => 'taken',
    (error: { code?: string }) => error.code ?? String(error),
  );
  expect(outcome).toMatch(code);
  expect(await contentsOf(to.db)).toEqual({});
});

it('and written again unchanged it is taken: the tests above fail for their own reason', async () => {
  await restoreBytes(to.pool, await rewrite(whole, (parts) => parts), modules);
  expect(await contentsOf(to.db)).toEqual(await contentsOf(from.db));
  expect((await sql`select from odd.parent`.execute(to.db)).rows).toHaveLength(30_000);
});
