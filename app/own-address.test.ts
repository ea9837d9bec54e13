import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ownAddress } from './own-address.ts';

const hostIn = (address: string) => new URL(address).searchParams.get('host') ?? '';
const known = { user: 'tomoni', database: 'tomoni' };

it('is a folder', () => {
  expect(ownAddress({ host: '/srv/data/pg', ...known })).toBe(
    'postgres://tomoni@localhost/tomoni?host=%2Fsrv%2Fdata%2Fpg',
  );
});

it('regression: a data folder with a long path was reached by the first process only', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tomoni-far-'));
  writeFileSync(path.join(folder, 'here'), 'found');
  const open = openSync(folder, 'r');
  try {
    const host = hostIn(ownAddress({ host: `/proc/self/fd/${open}`, ...known }));
    expect(host).toBe(`/proc/${process.pid}/fd/${open}`);
    // Only Linux names folders so.
    if (process.platform === 'linux')
      expect(execFileSync('cat', [path.join(host, 'here')]).toString()).toBe('found');
  } finally {
    closeSync(open);
    rmSync(folder, { recursive: true });
  }
});
