import { historyHome } from '@tomoni/platform/history';
import { createApp } from '@tomoni/platform/http';
import type { ModuleManifest, Site } from '@tomoni/platform/manifest';
import { assets } from '@tomoni/platform/pages';
import type { Appointment } from '@tomoni/platform/permissions';
import { scenarios, testDatabase } from '@tomoni/platform/testing';
import { workflowHome } from '@tomoni/platform/workflow';
import { describe } from 'vitest';
import { ensurePlace } from './contract.ts';
import { places } from './index.ts';

const { db } = await testDatabase({ owners: [historyHome, workflowHome, places] });
await ensurePlace(db, { code: '992011', name: 'ともに市', nameKana: 'ともにし', prefecture: '見本県' });
await ensurePlace(db, {
  code: '993018',
  name: '川上町',
  nameKana: 'かわかみまち',
  nameEn: 'Kawakami',
  prefecture: '見本県',
});

const appointment = (scope: string): Appointment => ({
  role: 'official',
  scope,
  from: '2026-04-01',
  until: '2027-03-31',
});

/** `1` official of ともに市, `2` of both, `0` of none; anything else is a visitor. */
const people: ModuleManifest = {
  name: 'test-people',
  migrations: {},
  identify: async (c) => {
    const scopes = { '0': [], '1': ['992011'], '2': ['992011', '993018'] }[
      c.req.header('x-test-actor') ?? ''
    ];
    if (scopes === undefined) return { kind: 'visitor' };
    return { kind: 'user', id: 'hana', name: '花', appointments: scopes.map(appointment) };
  },
  todos: async () => [
    {
      id: '1',
      owner: '992011',
      title: { ja: 'ごみの予定表の承認', en: 'Approve' },
      href: '/992011/office/x',
      due: '2026-11-20',
      since: new Date(0),
    },
    {
      id: '2',
      owner: '993018',
      title: { ja: 'よその町のこと', en: 'Elsewhere' },
      href: '/993018/office/x',
      due: null,
      since: new Date(0),
    },
  ],
};

const quiet = () => {};
const site: Site = {
  db,
  now: () => new Date('2026-11-24T04:00:00Z'),
  publicUrl: null,
  modules: [places, people],
  log: { info: quiet, warn: quiet, error: quiet },
};
const app = createApp(site, { assets: assets() });
const as = (who: string) => ({ 'x-test-actor': who });

describe('the office of a town', () =>
  scenarios(app, [
    {
      name: 'leads visitors to sign in and back',
      path: '/992011/office',
      status: 303,
      answers: { location: '/sign-in?next=%2F992011%2Foffice' },
    },
    { name: 'is closed to officials of other towns', path: '/993018/office', headers: as('1'), status: 403 },
    {
      name: 'shows what waits there, and what is late',
      path: '/992011/office',
      headers: as('1'),
      contains: ['花 さん', 'ごみの予定表の承認', '期限を過ぎています'],
      notContains: ['よその町のこと'],
    },
    {
      name: 'is never kept by a cache',
      path: '/992011/office',
      headers: as('1'),
      answers: { 'cache-control': /no-store/ },
    },
    { name: 'is unknown for an unknown town', path: '/123456/office', headers: as('1'), status: 403 },
    {
      name: 'opens at once for those who have one',
      path: '/office',
      headers: as('1'),
      status: 303,
      answers: { location: '/992011/office' },
    },
    {
      name: 'is chosen by those who have several',
      path: '/office',
      headers: as('2'),
      contains: ['ともに市', '川上町'],
    },
    {
      name: 'says so to those who have none',
      path: '/office',
      headers: as('0'),
      contains: ['担当している町がありません'],
    },
  ]));

describe('towns and the site’s own pages', () =>
  scenarios(app, [
    {
      name: 'a site of several towns begins with the choice',
      path: '/',
      contains: ['ともに市', '川上町', '見本県'],
    },
    {
      name: 'a town is found by a part of its reading',
      path: `/places?q=${encodeURIComponent('かみ')}`,
      contains: ['川上町'],
      notContains: ['>ともに市<'],
    },
    { name: 'by its English name', path: '/en/places?q=kawa', contains: ['Kawakami'] },
    {
      name: 'and says when there is none',
      path: `/places?q=${encodeURIComponent('どこか')}`,
      contains: ['まだありません'],
    },
    {
      name: 'a town without anything says how to begin',
      path: '/992011',
      contains: ['ともに市の', 'まだありません'],
    },
    {
      name: 'an unknown town is 404',
      path: '/123456',
      status: 404,
      contains: ['この町は、まだこのサイトにありません'],
    },
    ...['about', 'accessibility', 'privacy', 'open-data'].flatMap((name) => [
      { name: `/${name} in Japanese`, path: `/${name}`, contains: ['lang="ja"'] },
      { name: `/${name} in English`, path: `/en/${name}`, contains: ['lang="en"'] },
    ]),
  ]));
