import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { backupNameAt, sweepHalves } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'tomoni-halves-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('halves that nobody writes to go, and nothing else', async () => {
  const [killed, written] = [backupNameAt(new Date(0)), backupNameAt(new Date())];
  const stay = [killed, `${written}.part`, 'tomoni-by-hand.tar.part', 'notes.part'].sort();
  for (const name of [...stay, `${killed}.part`]) {
    writeFileSync(join(folder, name), 'half');
    const at = new Date(Date.now() - (name.startsWith(written) ? 1_000 : 2 * 3_600_000));
    utimesSync(join(folder, name), at, at);
  }
  expect(await sweepHalves(folder)).toEqual(['tomoni-19700101T000000Z.tar.part']);
  expect(readdirSync(folder).sort()).toEqual(stay);
  expect(await sweepHalves(join(folder, 'nowhere'))).toEqual([]);
});
