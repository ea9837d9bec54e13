import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildPages } from './build.ts';
import { builtFolder } from './built.ts';
import { iconNames } from './icon-names.ts';

describe('buildPages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tomoni-pages-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('writes every file that its manifest names, and the shape of every icon', () => {
    buildPages(folder);
    const manifest = JSON.parse(readFileSync(join(folder, 'static/manifest.json'), 'utf8'));
    for (const name of Object.values<string>(manifest.files))
      expect(existsSync(join(folder, 'static', name))).toBe(true);
    expect(Object.keys(manifest.icons)).toEqual([...iconNames]);
    for (const name of iconNames)
      expect(manifest.icons[name]).toMatch(/^<(path|circle|rect|line|ellipse|poly)/);
  });

  it('is not looked for beside the sources', () => {
    expect(existsSync(builtFolder)).toBe(false);
  });
});
