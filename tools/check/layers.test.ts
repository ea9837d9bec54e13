import { describe, expect, it } from 'vitest';
import { LAYERS, type LayerTable } from '../layers.ts';
import { circlesIn, layersCheck } from './layers.ts';
import { faultsIn } from './planted.ts';

const TABLE: LayerTable = {
  packages: { findings: [], sheets: ['findings'] },
  platform: { storage: [], http: ['storage'] },
  modules: { places: [], collection: ['places'] },
  others: { app: 'everything', tools: 'everything', demo: 'nothing' },
};

const json = (value: object) => JSON.stringify(value);
const one = { '.': './index.ts' };

/** A small repository in which nothing is wrong. */
const CLEAN: Record<string, string> = {
  'package.json': json({
    name: 'root',
    workspaces: ['packages/*', 'platform', 'modules/*', 'app'],
    devDependencies: { vitest: '4' },
  }),
  'packages/findings/package.json': json({ name: '@t/findings', exports: one }),
  'packages/findings/index.ts': 'export const a = 1;\n',
  'packages/sheets/package.json': json({
    name: '@t/sheets',
    exports: one,
    dependencies: { '@t/findings': '1', fflate: '1' },
  }),
  'packages/sheets/index.ts':
    "import { a } from '@t/findings';\nimport { readFileSync } from 'node:fs';\nimport 'fflate';\n",
  'packages/sheets/index.test.ts':
    "import { it } from 'vitest';\nimport { towns } from '../../demo/index.ts';\n",
  'platform/package.json': json({
    name: '@t/platform',
    exports: { './*': './*/index.ts' },
    dependencies: { '@t/sheets': '1' },
  }),
  'platform/storage/index.ts': "import type { App } from '../http/app.ts';\n",
  'platform/http/index.ts': "import { db } from '../storage/index.ts';\nimport '@t/sheets';\n",
  'modules/places/package.json': json({
    name: '@t/places',
    exports: { ...one, './contract': './contract.ts' },
  }),
  'modules/places/contract.ts': 'export const place = 1;\n',
  'modules/collection/package.json': json({
    name: '@t/collection',
    exports: one,
    dependencies: { '@t/places': '1', '@t/platform': '1' },
  }),
  'modules/collection/index.ts':
    "import { place } from '@t/places/contract';\nimport { db } from '@t/platform/storage';\n",
  'app/package.json': json({ name: 'app', dependencies: { '@t/collection': '1' } }),
  'app/cli.ts': "import '@t/collection';\nimport { towns } from '../demo/index.ts';\n",
  'demo/index.ts': 'export const towns = [];\n',
  'tools/x.ts': "import '@t/sheets';\nimport 'vitest';\nimport '../platform/http/app.ts';\n",
};

const planted = (path: string, text: string) => faultsIn(layersCheck(TABLE), { ...CLEAN, [path]: text });

describe('the layer check', () => {
  it('finds nothing where nothing is wrong', async () => {
    expect(await faultsIn(layersCheck(TABLE), CLEAN)).toEqual([]);
  });

  it('fails when it read no files', async () => {
    const faults = await faultsIn(layersCheck(TABLE), { 'package.json': '{}' });
    expect(faults).toContain('read no files, so it proves nothing');
  });

  it.each([
    [
      'a package that imports the platform',
      'packages/findings/x.ts',
      "import '@t/platform/http';",
      '@t/platform is not declared',
    ],
    [
      'a workspace that is not declared',
      'modules/places/x.ts',
      "import '@t/findings';",
      '@t/findings is not declared in modules/places/package.json',
    ],
    ['a package that is not declared', 'packages/sheets/x.ts', "import 'pg';", 'pg is not declared'],
    [
      'an undeclared package in a type',
      'packages/sheets/x.ts',
      "import type { Pool } from 'pg';",
      'pg is not declared',
    ],
    [
      'an undeclared package by require',
      'packages/sheets/x.ts',
      "const a = require('pg');",
      'pg is not declared',
    ],
    [
      'an undeclared package by a dynamic import',
      'packages/sheets/x.ts',
      "export const a = import('pg');",
      'pg is not declared',
    ],
    [
      'an undeclared package that is only re-exported',
      'packages/sheets/x.ts',
      "export * from 'pg';",
      'pg is not declared',
    ],
    ['what JSX imports silently', 'modules/places/x.tsx', 'export const a = 1;', 'hono is not declared'],
    [
      'a way past exports',
      'packages/sheets/x.ts',
      "import '@t/findings/secret.ts';",
      'goes past the exports',
    ],
    ['a way by the path', 'packages/sheets/x.ts', "import '../findings/index.ts';", 'by its path'],
    ['app that reaches inside', 'app/x.ts', "import '../platform/http/app.ts';", 'by its path'],
    [
      'another home that is reached into',
      'platform/http/x.ts',
      "import '../storage/pool.ts';",
      'import its index.ts',
    ],
    ['a home without an edge', 'platform/storage/x.ts', "import '../http/index.ts';", 'has no such edge'],
    [
      'another module beside its contract',
      'modules/collection/x.ts',
      "import '@t/places';",
      'only the contract',
    ],
    [
      'app imported from below',
      'modules/collection/x.ts',
      "import '../../app/cli.ts';",
      'nothing imports app',
    ],
    [
      'demo imported outside a test',
      'packages/sheets/x.ts',
      "import '../../demo/index.ts';",
      'nothing imports demo',
    ],
    ['demo that imports', 'demo/x.ts', "import '@t/sheets';", 'may import nothing'],
    ['a server in a package', 'packages/sheets/x.ts', "import 'node:http';", 'packages know no server'],
    [
      'a folder that the table does not know',
      'modules/crisis/index.ts',
      'export {};',
      'modules/crisis is not in tools/layers.ts',
    ],
  ])('finds %s', async (_name, path, text, expected) => {
    const faults = await planted(path, `${text}\n`);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(path);
    expect(faults[0]).toContain(expected);
  });

  it('finds an edge that nothing uses', async () => {
    const wide = { ...TABLE, modules: { ...TABLE.modules, crisis: ['places'] } };
    expect(await faultsIn(layersCheck(wide), CLEAN)).toEqual([
      'tools/layers.ts has the edge modules/crisis → modules/places, which nothing uses',
    ]);
  });

  it('lets a test stand on the whole of a module that it may import', async () => {
    const files = { ...CLEAN, 'modules/collection/routes.test.ts': "import '@t/places';\n" };
    expect(await faultsIn(layersCheck(TABLE), files)).toEqual([]);
  });

  it('finds a module edge that is not in the table though it is declared', async () => {
    const faults = await faultsIn(layersCheck({ ...TABLE, modules: { places: [], collection: [] } }), CLEAN);
    expect(faults).toEqual([
      'modules/collection/index.ts:1 modules/collection may not import modules/places: tools/layers.ts has no such edge',
    ]);
  });
});

describe('the table', () => {
  it('has no circle', () => {
    expect(circlesIn(LAYERS)).toEqual([]);
  });

  it('is refused with a circle', () => {
    const table = { ...TABLE, modules: { a: ['b'], b: ['c'], c: ['a'] } };
    expect(circlesIn(table)).toEqual(['tools/layers.ts has a circle: a → b → c → a']);
  });
});
