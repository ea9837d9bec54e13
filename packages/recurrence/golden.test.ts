import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type CollectionDocument, documentOf, loadFolder, readFolder, readTable } from './index.ts';

const GOLDEN = fileURLToPath(new URL('./golden', import.meta.url));

/** What a sheet means, as golden/README.md describes it. */
interface Expected {
  from: string;
  to: string;
  /** Days by area, then category. */
  areas: Record<string, Record<string, string[]>>;
  /** `code row letter` of what recurrence finds odd. */
  findings: string[];
}

/** The folder as it is read today, in the shape of expected.json. */
async function readGolden(folder: string, { from, to }: Pick<Expected, 'from' | 'to'>): Promise<Expected> {
  const tables = readdirSync(folder).filter((name) => /\.(csv|tsv|txt|xlsx?)$/i.test(name));
  const [table = ''] = tables;
  const result = existsSync(join(folder, 'area_days.csv'))
    ? readFolder(await loadFolder(folder))
    : await readTable({ name: table, bytes: readFileSync(join(folder, table)) });
  const { document } = documentOf(result, { from, to, closure: 'skip', lang: 'en' });
  const ours = document.findings.filter(({ code }) => code.startsWith('recurrence.'));
  return {
    ...{ from, to },
    areas: Object.fromEntries(document.areas.map((area) => [area.name, daysByCategory(area)])),
    findings: ours.map(({ code, where }) => [code, where.row, where.letter].filter(Boolean).join(' ')),
  };
}

function daysByCategory({ collections }: CollectionDocument['areas'][number]): Record<string, string[]> {
  const days: Record<string, string[]> = {};
  for (const { category, date } of collections) days[category] = [...(days[category] ?? []), date];
  return days;
}

describe('golden sheets', () => {
  const names = readdirSync(GOLDEN, { withFileTypes: true }).filter((entry) => entry.isDirectory());

  it('are there', () => {
    expect(names.length).toBeGreaterThan(0);
  });

  it.each(names.map(({ name }) => name))('%s', async (name) => {
    const folder = join(GOLDEN, name);
    const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;
    expect(await readGolden(folder, expected)).toEqual(expected);
  });
});
