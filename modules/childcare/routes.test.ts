import { createApp } from '@tomoni/platform/http';
import { assets } from '@tomoni/platform/pages';
import { cardsFor } from '@tomoni/platform/slots';
import { testDatabase, walkPublic } from '@tomoni/platform/testing';
import { describe, expect, it } from 'vitest';
import { CARER, OWNERS, PLACE, publishPreschools, testSite } from './testing-town.ts';
import { readTown } from './town.ts';

const { db } = await testDatabase({ owners: OWNERS });
const site = testSite(db);
const app = createApp(site, { assets: assets() });
const base = `/${PLACE}/childcare`;

await publishPreschools(site);
const { preschools } = await readTown(db, PLACE);
const keyOf = (name: string) => preschools.find((one) => one.name === name)?.key ?? '';

async function ask(path: string, form?: Record<string, string | string[]>) {
  const headers: Record<string, string> = {};
  const init: RequestInit = { headers };
  if (form !== undefined) {
    headers.origin = 'http://localhost';
    init.method = 'POST';
    init.body = new URLSearchParams(
      Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
    );
  }
  const response = await app.request(`http://localhost${path}`, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, plain: plain(text) };
}

function plain(html: string): string {
  return html
    .replace(/<wbr>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}

const listed = (text: string) => [...text.matchAll(/data-id="([0-9a-f]{10})"/g)].map(([, key]) => key);

describe('what was read', () => {
  it('is every preschool of both files, without the club for schoolchildren', () => {
    expect(preschools.map(({ name }) => name).sort()).toEqual(
      [
        'みどり森こども園',
        '南こだま保育所',
        '家庭的保育室 すみれ',
        '川べり保育室',
        '本町ひだまり保育園',
        'さくら幼稚園',
      ].sort(),
    );
  });

  it('has the values of papamama, with its extension in the hours and its flags', () => {
    const one = preschools.find(({ name }) => name === '南こだま保育所');
    expect(one).toMatchObject({
      ...{ kind: 'licensed', ownership: 'public', capacity: 70, ages: { from: 0, to: 5 } },
      hours: { opens: 420, closes: 1200 },
    });
    expect(one?.care).toMatchObject({ extended: true, temporary: true, night: null, holiday: null });
    expect(one?.vacancy.overall).toEqual({ free: true, asOf: null });
    expect(one?.vacancy.dateText).toBe('2/1現在');
  });
});

describe('the finder', () => {
  it('says first how many have a place by a count that holds', async () => {
    const { status, plain: words, text } = await ask(base);
    expect(status).toBe(200);
    expect(words).toContain('入れる園は3あります');
    expect(words).toContain('11月20日時点');
    expect(listed(text)).not.toContain(keyOf('川べり保育室'));
  });

  it.each([
    ['age=1', '入れる園は2あります'],
    ['age=1&from=07%3A00', '入れる園は1あります'],
    ['free=0', '園は6あります'],
    ['free=0&care=holiday', '園は1あります'],
    ['free=0&kind=kindergarten', '園は1あります'],
    ['age=3', '条件に合う園はありません'],
  ])('for %s: %s', async (query, words) => expect((await ask(`${base}?${query}`)).plain).toContain(words));

  it('says which condition to loosen, and by how much', async () => {
    const { plain: words, text } = await ask(`${base}?age=1&from=06%3A45`);
    expect(words).toContain('朝7時からにすると、1園あります');
    expect(text).toContain('?age=1&amp;from=07%3A00');
  });

  it('shows an old count with its age, and never as free', async () => {
    const { text, plain: words } = await ask(`${base}?free=0`);
    const row = new RegExp(`data-id="${keyOf('川べり保育室')}"[\\s\\S]*?</li>`).exec(text)?.[0] ?? '';
    expect(plain(row)).toContain('3か月前の数');
    expect(plain(row)).toContain('空き2');
    expect(row).not.toContain('ages-free');
    expect(words).toContain('前の数では空きがありました');
  });

  it('speaks English', async () => {
    const { plain: words } = await ask(`/en${base}?age=1`);
    expect(words).toContain('2 nurseries have a place');
    expect(words).not.toContain('空き1');
  });

  it('keeps the conditions when the language changes, and when the device says where it is', async () => {
    const { text } = await ask(`/en${base}?age=1&care=extended`);
    expect(text).toContain(`href="${base}?age=1&amp;care=extended"`);
    expect(text).toContain(`action="/en${base}?age=1&amp;care=extended"`);
    const near = await ask(`/en${base}?age=1&care=extended`, { lat: '36.4', lon: '138.92' });
    expect(near.plain).toContain('class of age 1');
  });

  it('is known again by its ETag until something changes', async () => {
    const etag = (await ask(base)).headers.get('etag') ?? '';
    const again = await app.request(`http://localhost${base}`, { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
  });
});

describe('home and work', () => {
  const home = '緑町中央公園';

  it('come by a form, put the nearest first, and stand in no address', async () => {
    const {
      status,
      text,
      plain: words,
      headers,
    } = await ask(base, { home, work: 'こだま駅前広場', free: '0', age: '1' });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toContain('no-store');
    expect(listed(text)[0]).toBe(keyOf('みどり森こども園'));
    expect(words).toContain('緑町中央公園から');
    expect(words).toContain('歩いて2分');
    expect(words).toContain('通る道の途中');
    const links = [...text.matchAll(/(?:href|action|formaction)="([^"]*)"/g)].map(([, href]) =>
      decodeURIComponent(href ?? ''),
    );
    for (const link of links) expect(link).not.toMatch(/緑町|駅前|36\.4|138\.9/);
  });

  it('go on by buttons of the page', async () => {
    const first = await ask(base, { home, free: '0' });
    expect(first.text).toContain('name="with" value="age=1&amp;free=0"');
    const next = await ask(base, { home, with: 'age=1&free=0&within=10' });
    expect(next.plain).toContain('1歳児クラス');
    expect(next.plain).toContain('歩いて10分以内');
    expect(listed(next.text)).not.toContain(keyOf('南こだま保育所'));
  });

  it('may be where the device is', async () => {
    const { text, plain: words } = await ask(`${base}?free=0`, { lat: '36.42', lon: '138.95' });
    expect(listed(text)[0]).toBe(keyOf('南こだま保育所'));
    expect(words).toContain('いまいる場所から');
  });

  it('say when nobody knows the place', async () => {
    const { plain: words } = await ask(base, { home: 'どこにもない坂', free: '0' });
    expect(words).toContain('「どこにもない坂」は、この町のデータにありません');
  });

  it('without them the form leads to an address that can be kept, without the birthday', async () => {
    const { status, headers } = await ask(base, {
      birthday: '2025-04-01',
      start: 'now',
      from: '7:30',
      home: '',
    });
    expect(status).toBe(303);
    expect(headers.get('location')).toBe(`${base}?age=1&from=07%3A30`);
    const next = await ask(base, { birthday: '2025-04-02', start: 'next' });
    expect(next.headers.get('location')).toBe(`${base}?age=1`);
  });

  it("don't tell where a carer lives", async () => {
    const { text, plain: words } = await ask(base, { home: '家庭的保育室 すみれ', free: '0' });
    expect(words).toContain('この町のデータにありません');
    expect(text).not.toContain(CARER.lat);
  });
});

describe('comparing', () => {
  const query = () =>
    `age=1&free=0&compare=${['みどり森こども園', '本町ひだまり保育園', '川べり保育室'].map(keyOf).join('%2C')}`;

  it('stands facts beside each other, marks the best, and says of old numbers how old', async () => {
    const { plain: words, text } = await ask(`${base}?${query()}`);
    expect(words).toContain('3園をくらべる');
    expect(words).toContain('空き2（2026年8月）');
    expect(text).toContain('<b class="compare-best">空き3</b>');
    expect(text).toContain('<b class="compare-best">7:00–19:00</b>');
    expect(text).not.toMatch(/compare-best">空き2/);
  });

  it('can be printed, also with home and work', async () => {
    const { plain: words } = await ask(`${base}/print?${query()}`);
    expect(words).toContain('2026年11月24日（火）に作りました');
    const posted = await ask(`${base}/print`, {
      home: '緑町中央公園',
      work: 'こだま駅前広場',
      with: query(),
    });
    expect(posted.plain).toContain('家から園、勤め先まで歩いて');
    expect((await ask(`${base}/print`)).plain).toContain('くらべる園を選んでください');
  });
});

describe('one preschool', () => {
  it('has everything that is known', async () => {
    const { plain: words } = await ask(`${base}/${keyOf('みどり森こども園')}`);
    for (const text of [
      'みどり森こども園',
      '7:00–19:00',
      '90人',
      '027-000-0101',
      '園庭で野菜を育てています',
      '11月20日',
    ])
      expect(words).toContain(text);
  });

  it('says of a count without a year that nobody knows it', async () => {
    expect((await ask(`${base}/${keyOf('南こだま保育所')}`)).plain).toContain('「2/1現在」');
  });

  it('that is none is 404 with a way on', async () => {
    const { status, text } = await ask(`${base}/0123456789`);
    expect(status).toBe(404);
    expect(text).toContain(`href="${base}"`);
  });
});

describe('a carer who works at home', () => {
  it('is shown to the district, in the list, on the map and on the page', async () => {
    const key = keyOf('家庭的保育室 すみれ');
    const list = await ask(`${base}?free=0`);
    const at = new RegExp(`data-id="${key}" data-at="([^"]+)"`).exec(list.text)?.[1] ?? '';
    const [lat = 0, lon = 0] = at.split(',').map(Number);
    expect(Math.abs(lat - Number(CARER.lat)) + Math.abs(lon - Number(CARER.lon))).toBeGreaterThan(0.0001);
    const page = await ask(`${base}/${key}`);
    expect(page.plain).toContain('こだま町花園1丁目');
    expect(page.plain).toContain('場所はおよそ');
  });

  it('is exactly nowhere in any answer of this module', async () => {
    const secrets = [CARER.lat, CARER.lon, CARER.block, CARER.postcode];
    // The records themselves are the catalogue's; here only this module's own routes are walked.
    const own = createApp(
      { ...site, modules: site.modules.filter(({ name }) => name !== 'catalogue') },
      { assets: assets() },
    );
    const walk = await walkPublic(own, {
      starts: [base, `${base}?free=0&all=1`],
      secrets,
      values: { code: [PLACE], key: preschools.map(({ key }) => key) },
    });
    expect(walk.shown).toContain('/:code{[0-9]{6}}/childcare/:key{[0-9a-f]{10}}');
    expect(walk.leaks).toEqual([]);
    for (const form of [
      { home: '花園', free: '0' },
      { lat: '36.4073', lon: '138.9218', free: '0' },
    ])
      for (const secret of secrets) expect((await ask(base, form)).text).not.toContain(secret);
  });
});

describe('on other pages', () => {
  const context = { lang: 'ja' as const, place: PLACE, choice: () => null };
  const card = async (slot: string, more = {}, at = site) =>
    (await cardsFor(at, slot, { ...context, ...more }))
      .filter(({ module }) => module === 'childcare')
      .map(({ html }) => plain(String(html)));

  it('a tile says how many have free places, while that holds', async () => {
    expect((await card('place.tiles'))[0]).toContain('空きのある園 3');
    const later = testSite(db, () => new Date('2027-01-10T00:00:00Z'));
    expect((await card('place.tiles', {}, later))[0]).not.toContain('空きのある園');
  });

  it('the dataset says what is made of it, others say nothing', async () => {
    expect(
      await card('catalogue.dataset.apps', { dataset: { id: 'x', standard: 'preschool' } }),
    ).toHaveLength(1);
    expect(await card('catalogue.dataset.apps', { dataset: { id: 'x', standard: 'aed' } })).toEqual([]);
  });
});
