import { createApp } from '@tomoni/platform/http';
import { jobsHome } from '@tomoni/platform/jobs';
import { limitsHome } from '@tomoni/platform/limits';
import { mailHome } from '@tomoni/platform/mail';
import { noticesHome, webhooksOf } from '@tomoni/platform/notices';
import { assets } from '@tomoni/platform/pages';
import { scenarios, testDatabase } from '@tomoni/platform/testing';
import { describe, expect } from 'vitest';
import { PLACE_CHANGED } from './alerts-kind.ts';
import { OWNERS, PLACE, publishTowns, testSite } from './testing-town.ts';

const homes = [jobsHome, limitsHome, mailHome, noticesHome];
const { db } = await testDatabase({ owners: [...OWNERS, ...homes] });
const plain = testSite(db);
const app = createApp({ ...plain, modules: [...plain.modules, ...homes] }, { assets: assets() });
await publishTowns(plain);

const relay = `/${PLACE}/office/elections/alerts/relay`;
const official = { 'x-test-actor': 'hana:official' };

describe('programs of the town that hear of changed places', () => {
  scenarios(app, [
    { name: 'are for officials', path: relay, status: 303 },
    { name: 'of this town', path: relay, headers: { 'x-test-actor': 'hana:official@992038' }, status: 403 },
    { name: 'none yet', path: relay, headers: official, contains: ['まだ連携はありません'] },
    {
      name: 'an address inside is refused, and stays in the form',
      path: relay,
      headers: official,
      form: { url: 'http://10.0.0.1/x' },
      status: 422,
      contains: ['http://10.0.0.1/x', 'https:// で始まる'],
    },
    {
      name: 'the key is shown once, the address never, and it can be removed',
      path: relay,
      headers: official,
      form: { url: 'https://bot.example.jp/hook?key=hush' },
      contains: ['署名のかぎはいまだけ見られます', 'bot.example.jp', '町のすべての投票所'],
      notContains: ['hush'],
      check: async () => {
        const [one] = await webhooksOf(db, PLACE, PLACE_CHANGED);
        const removed = await app.request(`http://localhost${relay}/${one?.id}/remove`, {
          method: 'POST',
          headers: { ...official, origin: 'http://localhost' },
        });
        expect(removed.status).toBe(303);
        expect(await webhooksOf(db, PLACE, PLACE_CHANGED)).toEqual([]);
      },
    },
  ]);
});
