import { historyOf, purge } from '@tomoni/platform/history';
import { createApp } from '@tomoni/platform/http';
import { assets } from '@tomoni/platform/pages';
import { testDatabase } from '@tomoni/platform/testing';
import { describe, expect, it } from 'vitest';
import { readCount } from './count-input.ts';
import { OWNERS, PLACE, publishPreschools, testSite } from './testing-town.ts';
import { readTown } from './town.ts';

const { db } = await testDatabase({ owners: OWNERS });
const site = testSite(db);
const app = createApp(site, { assets: assets() });
const base = `/${PLACE}/office/childcare`;
const HANA = 'hana:official';

await publishPreschools(site);
const named = async (name: string) => (await readTown(db, PLACE)).preschools.find((one) => one.name === name);
const KAWABERI = (await named('川べり保育室'))?.key ?? '';
const MIDORI = (await named('みどり森こども園'))?.key ?? '';

async function ask(path: string, who: string | null, body?: Record<string, string> | FormData) {
  const headers: Record<string, string> = who === null ? {} : { 'x-test-actor': who };
  const init: RequestInit = { headers };
  if (body !== undefined) {
    headers.origin = 'http://localhost';
    init.method = 'POST';
    init.body = body instanceof FormData ? body : new URLSearchParams(body);
  }
  const response = await app.request(`http://localhost${path}`, init);
  const text = await response.text();
  return { status: response.status, location: response.headers.get('location') ?? '', text };
}

const places = async (name: string) => (await named(name))?.vacancy.ages.map((age) => age.places);

function tableFile(
  text: string | Uint8Array<ArrayBuffer>,
  name = '空き.csv',
  fileAsOf = '2026-11-24',
): FormData {
  const form = new FormData();
  form.set('fileAsOf', fileAsOf);
  form.set('file', new File([text], name));
  return form;
}

describe('who may come behind the counter', () => {
  it.each([
    [null, 303],
    ['yuki:official@992038', 403],
    ['ken:organiser', 403],
    [HANA, 200],
    ['taro:approver', 200],
  ])('%s gets %i', async (who, status) => {
    expect((await ask(base, who)).status).toBe(status);
    // A file is asked for by programs, too: they are told to sign in instead of being led there.
    expect((await ask(`${base}/template.csv`, who)).status).toBe(who === null ? 401 : status);
  });

  it('nobody else writes', async () => {
    for (const path of ['counts', 'file', 'undo', 'guide'])
      expect((await ask(`${base}/${path}`, 'ken:organiser', { asOf: '2026-11-24' })).status).toBe(403);
  });
});

describe('a number as it is typed', () => {
  it.each([
    ['3', 3],
    ['３', 3],
    ['0', 0],
    ['満員', 0],
    ['なし', null],
    ['-', null],
    ['', 'blank'],
    ['たくさん', 'odd'],
    ['-1', 'odd'],
  ])('%s: %s', (text, count) => expect(readCount(text)).toBe(count));
});

describe('the form of a month', () => {
  it('is public at once, with a line in the history, and can be taken back', async () => {
    const saved = await ask(`${base}/counts`, HANA, {
      asOf: '2026-11-24',
      [`c-${KAWABERI}-1`]: '５',
      [`c-${KAWABERI}-3`]: 'なし',
    });
    expect(saved.status).toBe(303);
    expect(await places('川べり保育室')).toEqual([0, 5, 0, 'none', 'none', 'none']);
    const page = await ask(`/${PLACE}/childcare?age=1`, null);
    expect(page.text).toContain('空き5');
    const [entry] = await historyOf(db, { owner: PLACE, ref: 'childcare.counts' });
    expect(entry).toMatchObject({
      action: 'childcare.counted',
      actor: 'hana',
      after: { asOf: '2026-11-24', preschools: 1 },
    });

    const desk = await ask(`${base}?said=counted`, HANA);
    expect(desk.text).toContain('11月24日（火）の数を、1園分公開しました');
    const report = /name="report" value="(\d+)"/.exec(desk.text)?.[1] ?? '';
    expect((await ask(`${base}/undo`, HANA, { report: '999999' })).location).toContain('said=changed');
    expect((await ask(`${base}/undo`, HANA, { report })).location).toContain('said=undone');
    expect((await places('川べり保育室'))?.[1]).toBe(2);
    expect((await ask(`${base}/undo`, HANA, { report })).location).toContain('said=changed');
  });

  it('keeps what the file says where that is newer, and what was said where nothing is said now', async () => {
    await ask(`${base}/counts`, HANA, { asOf: '2026-11-01', [`c-${MIDORI}-1`]: '9' });
    expect((await places('みどり森こども園'))?.[1]).toBe(3);
    await ask(`${base}/counts`, HANA, { asOf: '2026-11-21', [`c-${MIDORI}-1`]: '7' });
    await ask(`${base}/counts`, HANA, { asOf: '2026-11-22', [`c-${MIDORI}-2`]: '6' });
    expect((await places('みどり森こども園'))?.slice(1, 3)).toEqual([7, 6]);
  });

  it.each([
    ['a day to come', { asOf: '2026-11-25', [`c-${MIDORI}-1`]: '1' }, 'きょうまでの1年のうちの日'],
    ['no day', { asOf: '', [`c-${MIDORI}-1`]: '1' }, 'きょうまでの1年のうちの日'],
    ['no number', { asOf: '2026-11-24' }, '数がひとつもありません'],
    [
      'no number but words',
      { asOf: '2026-11-24', [`c-${MIDORI}-1`]: 'たくさん' },
      'みどり森こども園の1歳「たくさん」',
    ],
  ])('gives back %s', async (_, form, words) => {
    const { status, text } = await ask(`${base}/counts`, HANA, form as Record<string, string>);
    expect(status).toBe(422);
    expect(text).toContain(words);
    if ('asOf' in form && form.asOf !== '') expect(text).toContain(`value="${form.asOf}"`);
  });
});

describe('a file of a month', () => {
  it('is the template, filled in', async () => {
    const { text } = await ask(`${base}/template.csv`, HANA);
    const lines = text.split('\r\n');
    expect(lines[0]?.replace('\uFEFF', '')).toBe('ID,名称,0歳,1歳,2歳,3歳,4歳,5歳');
    const filled = lines
      .map((line) => (line.includes('みどり森') ? line.replace(/,{6}$/, ',1,2,3,4,5,6') : line))
      .join('\r\n');
    const saved = await ask(`${base}/file`, HANA, tableFile(filled));
    expect(saved.status).toBe(303);
    expect(await places('みどり森こども園')).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('says what found no place, with what to do, and saves the rest', async () => {
    const table = '園名,0歳児,1歳児\nどこにもない園,1,2\n本町ひだまり保育園,4,多い\n本町ひだまり保育園,1,1\n';
    const form = new FormData();
    form.set('fileAsOf', '2026-11-23');
    form.set('table', table);
    const saved = await ask(`${base}/file`, HANA, form);
    expect(saved.status).toBe(303);
    const { text } = await ask(base, HANA);
    for (const words of [
      '「どこにもない園」は公開中の一覧にありません',
      '「多い」は人数として読めません',
      '2行以上あります',
    ])
      expect(text).toContain(words);
    expect((await places('本町ひだまり保育園'))?.slice(0, 2)).toEqual([4, 1]);
  });

  it('may be in the encoding of Japanese Excel', async () => {
    // 名称,0歳 / みどり森こども園,8 in cp932
    const bytes = Uint8Array.from(
      Buffer.from('96bc8fcc2c308dce0d0a82dd82c782e8905882b182c782e089802c380d0a', 'hex'),
    );
    expect((await ask(`${base}/file`, HANA, tableFile(bytes))).status).toBe(303);
    expect((await places('みどり森こども園'))?.[0]).toBe(8);
  });

  it.each([
    ['no table', 'ただの文です', '見出しに「名称」と「0歳」から「5歳」までの列が見つかりません'],
    ['nothing', '', '見出しに「名称」'],
    ['other columns', '名前,数\nみどり,1\n', '見出しに「名称」'],
  ])('that is %s saves nothing', async (_, text, words) => {
    const before = await places('みどり森こども園');
    const answer = await ask(`${base}/file`, HANA, tableFile(text === '' ? ' ' : text));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
    expect(await places('みどり森こども園')).toEqual(before);
  });
});

describe('how to apply', () => {
  it('is public with how many days are left, and says when it is too late', async () => {
    const guide = {
      entry: '4月入園',
      deadline: '2026-11-30',
      how: '働いている証明書は、勤め先が書くので早めに。',
      url: 'https://example.org/apply',
    };
    expect((await ask(`${base}/guide`, HANA, guide)).status).toBe(303);
    const { text } = await ask(`/${PLACE}/childcare`, null);
    expect(text).toContain('4月入園のしめきりは11月30日（月）');
    expect(text).toContain('あと6日です');
    const later = createApp(
      testSite(db, () => new Date('2026-12-02T00:00:00Z')),
      { assets: assets() },
    );
    const past = await (await later.request(`http://localhost/${PLACE}/childcare`)).text();
    expect(past).toContain('しめきりは過ぎました');
    const bad = await ask(`${base}/guide`, HANA, { ...guide, url: 'javascript:alert(1)' });
    expect(bad.status).toBe(422);
    expect(bad.text).toContain('https:// で始まる');
  });
});

describe('a name that must go', () => {
  it('is gone from counts, findings and how to apply', async () => {
    const form = new FormData();
    form.set('fileAsOf', '2026-11-24');
    form.set('table', '名称,0歳\n漏洩太郎,1\nさくら幼稚園,0\n');
    await ask(`${base}/file`, HANA, form);
    await ask(`${base}/guide`, HANA, { entry: '4月入園', deadline: '', how: '窓口は漏洩太郎です', url: '' });
    expect((await ask(base, HANA)).text).toContain('漏洩太郎');
    const result = await purge(site, {
      owner: PLACE,
      text: '漏洩太郎',
      reason: '氏名の誤掲載',
      actor: { kind: 'operator' },
    });
    expect(result).toBeTruthy();
    expect((await ask(base, HANA)).text).not.toContain('漏洩太郎');
    expect((await ask(`/${PLACE}/childcare`, null)).text).not.toContain('漏洩太郎');
  });
});
