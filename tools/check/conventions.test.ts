import { describe, expect, it } from 'vitest';
import { conventionsCheck } from './conventions.ts';
import { faultsIn } from './planted.ts';

const README = { 'packages/x/README.md': '# x\n' };
/** In pieces, so that this file doesn't hold the marks itself. */
const mark = (...pieces: string[]) => pieces.join('');

describe('the conventions check', () => {
  it('finds nothing where nothing is wrong', async () => {
    const files = {
      ...README,
      'packages/x/town-ranges.test.ts': '// why\n',
      'packages/x/0001-a.ts': '',
      'a.mjs': '',
    };
    expect(await faultsIn(conventionsCheck, files)).toEqual([]);
  });

  it.each(['utils.ts', 'helpers/a.ts', 'common.ts', 'user-manager/managers.ts'])(
    'finds the vague name %s',
    async (name) => {
      expect((await faultsIn(conventionsCheck, { ...README, [`packages/x/${name}`]: '' })).join()).toContain(
        'says nothing',
      );
    },
  );

  it.each(['townRanges.ts', 'Town.tsx', 'town_ranges.ts'])('finds the name %s', async (name) => {
    expect(await faultsIn(conventionsCheck, { [name]: '' })).toEqual([`${name} is not named in kebab-case`]);
  });

  it.each([
    [mark('// @ts-', 'ignore'), 'type error'],
    [mark('// biome-', 'ignore lint: because'), 'rule of the linter'],
    [mark('/* TO', 'DO later */'), 'for later'],
  ])('finds %s', async (comment, expected) => {
    const faults = await faultsIn(conventionsCheck, { 'a.ts': `const a = 1;\n${comment}\n` });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^a\\.ts:2 .*${expected}`));
  });

  it.each(['skip', 'skipIf(none)', 'runIf(some)', 'only', 'todo'])('finds a test with %s', async (how) => {
    const faults = await faultsIn(conventionsCheck, { 'a.test.ts': `describe.${how}('x', () => {});\n` });
    expect(faults).toEqual([`a.test.ts:1 has a test that may not run (${how.replace(/\(.*/, '')})`]);
  });

  it('finds a unit without a README', async () => {
    const faults = await faultsIn(conventionsCheck, { 'packages/x/index.ts': '', 'platform/y/index.ts': '' });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'packages/x/README.md',
      'platform/y/README.md',
    ]);
  });

  it('finds a file that cannot be parsed', async () => {
    expect(await faultsIn(conventionsCheck, { 'a.ts': 'const = ;\n' })).toHaveLength(1);
  });
});
