import { testSite } from '@tomoni/collection/testing';
import { createApp } from '@tomoni/platform/http';
import type { Db } from '@tomoni/platform/storage';
import { expect, it } from 'vitest';
import { homes, modules } from './modules.ts';

it('what the manifests say of costs is of routes that there are', () => {
  const site = { ...testSite({} as Db, () => new Date()), modules: [...homes, ...modules] };
  const known = new Set(createApp(site).routes.map(({ method, path }) => `${method} ${path}`));
  const named = site.modules.flatMap(({ costs }) => [...(costs?.cheap ?? []), ...(costs?.dear ?? [])]);
  expect(named.length).toBeGreaterThan(10);
  const route = (name: string) => (name.startsWith('POST ') ? name : `GET ${name}`);
  expect(named.filter((name) => !known.has(route(name)))).toEqual([]);
});
