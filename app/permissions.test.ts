/** The permissions of the whole site: the matrix in docs/permissions.md, and every route that writes. */
import { createApp } from '@tomoni/platform/http';
import type { Site } from '@tomoni/platform/manifest';
import {
  knownActions,
  matrixCases,
  matrixDocument,
  matrixOf,
  walkRoutes,
} from '@tomoni/platform/permissions';
import type { Db } from '@tomoni/platform/storage';
import { describe, expect, it } from 'vitest';
import { homes, modules } from './modules.ts';

const site: Site = {
  // No route runs here, so that none of them can miss it.
  db: null as unknown as Db,
  now: () => new Date('2026-04-01T00:00:00Z'),
  publicUrl: null,
  modules: [...homes, ...modules],
  log: { info() {}, warn() {}, error() {} },
};

const HEAD = `# Who may do what

Asked of every action of every module, for each kind of person, by \`app/permissions.test.ts\`: a change of any table
shows here, and has to be looked at. "Here" is the place or group that owns the thing.

`;

/** Modules that tests have made up. Their files may have run in this process before. */
const MADE_UP = ['counter', 'paper', 'shelf', 'trial'];

/** Every action that was defined, also by a module that was forgotten in modules.ts. */
function actionsDefined(): string[] {
  return [...knownActions().keys()].filter((action) => !MADE_UP.includes(action.split('.')[0] ?? ''));
}

describe('the matrix of permissions', () => {
  it('is the one in docs/permissions.md; write it anew with vitest -u, and read what changed', async () => {
    const installed = new Set(site.modules.flatMap((one) => Object.keys(one.permissions ?? {})));
    const known = actionsDefined();
    expect(known.filter((action) => !installed.has(action))).toEqual([]);
    await expect(HEAD + matrixDocument(known)).toMatchFileSnapshot('../docs/permissions.md');
  });

  it('gives nobody more through an appointment that is over, yet to begin, or somewhere else', () => {
    for (const action of actionsDefined()) {
      const answers = matrixOf(action);
      for (const { name } of matrixCases().filter((one) => /elsewhere|\(/.test(one.name))) {
        const bare = name.endsWith(', own work') ? 'signed in, own work' : 'signed in';
        const expected = name.startsWith('key of ') ? false : answers.get(bare);
        expect(answers.get(name), `${action} for ${name}`).toBe(expected);
      }
    }
  });

  it('gives a key nothing that its person may not do, and no part in approving, publishing, or people', () => {
    const byKey = actionsDefined().filter((action) => {
      const answers = matrixOf(action);
      const keys = [...answers].filter(([name]) => name.startsWith('key of '));
      expect(keys.length).toBeGreaterThan(50);
      for (const [name, allowed] of keys) {
        if (allowed) expect(answers.get(name.slice('key of '.length)), `${action} for ${name}`).toBe(true);
      }
      return keys.some(([, allowed]) => allowed);
    });
    expect(byKey.sort()).toEqual(['catalogue.hand-in', 'collection.hand-in']);
  });

  it('gives a visitor nothing that a person who is signed in may not do', () => {
    for (const action of actionsDefined()) {
      const answers = matrixOf(action);
      expect(answers.get('visitor') === true && answers.get('signed in') === false, action).toBe(false);
    }
  });
});

describe('the walk over all routes', () => {
  const routes = walkRoutes(createApp(site));

  it('finds a guard, or the reason why there is none, on whatever writes or lies behind the counter', () => {
    expect(routes.length).toBeGreaterThan(20);
    expect(routes.filter(({ method }) => method === 'POST').length).toBeGreaterThan(0);
    expect(routes.filter(({ bare }) => bare).map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });
});
