import { describe, expect, it } from 'vitest';
import { runCheck } from './check.ts';
import { deadExportsCheck } from './dead-exports.ts';
import { lintCheck } from './lint.ts';
import { faultsIn } from './planted.ts';
import { typesCheck } from './types.ts';

const PACKAGE = JSON.stringify({ name: 'x', type: 'module', exports: './index.ts' });

describe('the types check', () => {
  const TSCONFIG = JSON.stringify({
    compilerOptions: { strict: true, noEmit: true, types: [] },
    include: ['*.ts'],
  });

  it('finds a wrong type', async () => {
    const faults = await faultsIn(typesCheck, {
      'tsconfig.json': TSCONFIG,
      'a.ts': "export const a: number = 'one';\n",
    });
    expect(faults.join()).toContain('a.ts(1,14): error TS2322');
  });

  it('finds nothing in right types', async () => {
    expect(
      await faultsIn(typesCheck, { 'tsconfig.json': TSCONFIG, 'a.ts': 'export const a = 1;\n' }),
    ).toEqual([]);
  });

  it('fails when it read no files', async () => {
    expect((await faultsIn(typesCheck, { 'tsconfig.json': TSCONFIG })).join()).toContain(
      'No inputs were found',
    );
  });
});

describe('the lint check', () => {
  it('finds a rule that is broken and a format that is not ours', async () => {
    const files = { 'biome.json': '{}\n', 'a.ts': 'export const a = [1]\nexport const b = a[0]!;\n' };
    const faults = await faultsIn(lintCheck, files);
    expect(faults.some((fault) => fault.startsWith('a.ts:2 '))).toBe(true);
  });

  it('fails when it read no files', async () => {
    expect((await faultsIn(lintCheck, { 'biome.json': '{}\n' })).join()).toContain('proves nothing');
  });
});

describe('the check for what nobody uses', () => {
  it('finds an export, a file and a dependency', async () => {
    const faults = await faultsIn(deadExportsCheck, {
      'package.json': JSON.stringify({ ...JSON.parse(PACKAGE), dependencies: { pg: '8' } }),
      'index.ts': "export { a } from './a.ts';\n",
      'a.ts': 'export const a = 1;\nexport const b = 2;\n',
      'c.ts': 'export const c = 1;\n',
    });
    expect(faults).toContain('c.ts nothing uses this file');
    expect(faults).toContain('a.ts:2 b is exported, but nothing imports it');
    expect(faults).toContain('package.json pg is declared, but nothing uses it');
  });
});

describe('a check that breaks', () => {
  it('is a check that failed', async () => {
    const broken = { name: 'x', holds: 'x', run: () => Promise.reject(new Error('no')) };
    expect((await runCheck(broken, '/')).faults).toEqual([{ file: null, message: 'could not run: no' }]);
  });
});
