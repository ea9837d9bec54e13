import { describe, expect, it } from 'vitest';
import { lockedCheck } from './locked.ts';
import { faultsIn } from './planted.ts';

const integrity = 'sha512-abc==';
const lock = (packages: Record<string, object>) => ({ 'package-lock.json': JSON.stringify({ packages }) });

describe('the check of what is locked', () => {
  it('lets pass what has a digest and a free licence, our own parts, and what may run', async () => {
    const packages = {
      '': { name: 'all' },
      'packages/own': { license: 'none' },
      'node_modules/@tomoni/own': { link: true, resolved: 'packages/own' },
      'node_modules/a': { integrity, license: '(MIT OR GPL-3.0)' },
      'node_modules/a/node_modules/@b/c': { integrity, license: '(MIT AND Zlib)' },
      'node_modules/esbuild': { integrity, license: 'MIT', hasInstallScript: true },
    };
    expect(await faultsIn(lockedCheck, lock(packages))).toEqual([]);
  });

  it('finds what has no digest, an unfree licence, another source, or a script', async () => {
    const packages = {
      'node_modules/a': { license: 'MIT' },
      'node_modules/b': { integrity, license: '(MIT AND GPL-3.0)' },
      'node_modules/c': { integrity, license: 'MIT', resolved: 'git+ssh://git@host/c.git#1' },
      'node_modules/x/node_modules/d': { integrity, license: 'MIT', hasInstallScript: true },
      'node_modules/e': { integrity },
    };
    expect(await faultsIn(lockedCheck, lock(packages))).toEqual([
      'package-lock.json a has no sha512 digest: install it from a registry',
      'package-lock.json b is licensed (MIT AND GPL-3.0): ask before it goes in',
      'package-lock.json c comes from git+ssh://git@host/c.git#1: take it from a registry',
      'package-lock.json d runs a script at installation',
      'package-lock.json e is licensed by nobody: ask before it goes in',
    ]);
  });

  it('fails without a lock file, and with an empty one', async () => {
    expect(await faultsIn(lockedCheck, { 'a.ts': '' })).toEqual(['package-lock.json is missing']);
    expect(await faultsIn(lockedCheck, lock({}))).toEqual(['read no files, so it proves nothing']);
  });
});
