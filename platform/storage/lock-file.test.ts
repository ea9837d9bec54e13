import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { withLockFile } from './lock-file.ts';
import { withStartLock } from './start-lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'tomoni-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'one.lock');
const lock = (mine: string, isStale = false, patience = 20_000) => ({
  ...{ file, mine, patience, isStale: async () => isStale },
  refusal: (held: string | null) => new Error(`held by ${held}`),
});

it('one at a time works, each in its turn', async () => {
  let working = 0;
  const most: number[] = [];
  const work = async () => {
    working += 1;
    most.push(working);
    await wait(5);
    working -= 1;
  };
  await Promise.all(Array.from({ length: 8 }, (_, n) => withLockFile(lock(`${n}`), work)));
  await Promise.all(Array.from({ length: 4 }, () => withStartLock(folder, work)));
  expect(most).toEqual(Array(12).fill(1));
  expect(readdirSync(folder)).toEqual([]);
});

it('what was left behind is taken over, what is held is not, and a failure gives it back', async () => {
  writeFileSync(file, 'somebody');
  await expect(withLockFile(lock('me', false, 100), async () => 1)).rejects.toThrow('held by somebody');
  expect(await withLockFile(lock('me', true), async () => 1)).toBe(1);
  const failing = withLockFile(lock('me'), () => Promise.reject(new Error('this one fails')));
  await expect(failing).rejects.toThrow('this one fails');
  writeFileSync(join(folder, 'starting.lock'), JSON.stringify({ pid: 2 ** 22 + 1, started: 'long ago' }));
  expect(await withStartLock(folder, async () => 2)).toBe(2);
  expect(readdirSync(folder)).toEqual([]);
});
