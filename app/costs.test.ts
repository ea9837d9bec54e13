import { testSite } from '@tomoni/collection/testing';
import { createApp } from '@tomoni/platform/http';
import type { Db } from '@tomoni/platform/storage';
import { expect, it } from 'vitest';
import { COSTS } from './costs.ts';
import { homes, modules } from './modules.ts';

it('every route that has a cost is there', () => {
  const site = { ...testSite({} as Db, () => new Date()), modules: [...homes, ...modules] };
  const known = new Set(createApp(site).routes.map(({ path }) => path));
  expect([...COSTS.keys()].filter((route) => !known.has(route))).toEqual([]);
});
