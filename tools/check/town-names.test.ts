import { municipalities } from '@tomoni/japanese';
import { describe, expect, it } from 'vitest';
import { faultsIn } from './planted.ts';
import { townNamesCheck } from './town-names.ts';

const REAL = municipalities().find(({ name, kind }) => kind === 'city' && name.length === 3)?.name ?? '';

describe('the check for names of towns', () => {
  it.each([
    ['a real town in a text', `export const a = code === '${REAL}' ? 1 : 2;`],
    ['a real town in the middle of a text', `export const a = '見本の${REAL}のごみ';`],
    ['a real town in a template', `export const a = \`\${b}${REAL}\`;`],
  ])('finds %s', async (_name, text) => {
    const faults = await faultsIn(townNamesCheck, { 'modules/x/rules.ts': text });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain('what differs between towns');
  });

  it('lets comments cite examples, tests use them, and the tables hold them', async () => {
    const faults = await faultsIn(townNamesCheck, {
      'packages/x/a.ts': `// ${REAL}\nexport const a = '市町村';\n`,
      'packages/x/a.test.ts': `export const a = '${REAL}';\n`,
      'packages/japanese/table.ts': `export const a = '${REAL}';\n`,
    });
    expect(faults).toEqual([]);
  });
});
