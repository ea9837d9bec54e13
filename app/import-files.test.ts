import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OWNERS, PLACE, testSite } from '@tomoni/collection/testing';
import { testDatabase } from '@tomoni/platform/testing';
import { describe, expect, it } from 'vitest';
import { UsageProblem } from './command.ts';
import { importFiles } from './import-files.ts';

const { db } = await testDatabase({ owners: OWNERS });
const site = testSite(db);
const place = { code: PLACE, name: 'こだま町' };
const table = (category: string) => `地名,センター,${category}\n山手,,月\n`;

function folder(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'tomoni-import-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

describe('importing from disk', () => {
  it('keeps two folders of the same name apart, with the language in their path', async () => {
    const root = folder({
      'data/area_days.csv': table('燃やすごみ'),
      'en/data/area_days.csv': table('Burnable'),
    });
    const { staged, result } = await importFiles(site, {
      place,
      paths: [join(root, 'data'), join(root, 'en/data')],
      answers: {},
    });
    expect(staged.files.map(({ path }) => path)).toEqual(['data/area_days.csv', 'en/data/area_days.csv']);
    expect(result).not.toBeNull();
  });

  it('publishes nothing from files without a calendar', async () => {
    const root = folder({ 'notes.txt': 'hello' });
    const { staged, result } = await importFiles(site, { place, paths: [root], answers: {} });
    expect(result).toBeNull();
    expect(staged.findings.length).toBeGreaterThan(0);
  });

  it('says so when a path is not there', async () => {
    await expect(importFiles(site, { place, paths: ['/no/such/folder'], answers: {} })).rejects.toThrow(
      UsageProblem,
    );
  });
});
