import { ensurePlace } from '@tomoni/places/contract';
import { historyOf, purge } from '@tomoni/platform/history';
import { createApp } from '@tomoni/platform/http';
import { assets } from '@tomoni/platform/pages';
import { grepDatabase, testDatabase } from '@tomoni/platform/testing';
import { type ApprovalMove, itemOf, setNeedsApproval } from '@tomoni/platform/workflow';
import { beforeEach, describe, expect, it } from 'vitest';
import { currentEditions, listChanges, readEdition } from './editions.ts';
import type { Part } from './election.ts';
import { electionFlow } from './flow.ts';
import { publishPart } from './publish-part.ts';
import { aboutWith, CANDIDATES, candidateWith, publishElection, resultWith } from './testing-election.ts';
import { OWNERS, PLACE, testSite } from './testing-town.ts';

const { db } = await testDatabase({ owners: OWNERS });
/** Tuesday 24 November 2026, 13:00 in Japan: between the announcement and the polling day of COMING. */
const TUESDAY = new Date('2026-11-24T04:00:00Z');
const POLLING_MORNING = new Date('2026-11-29T01:00:00Z');
const BEFORE_CLOSING = new Date('2026-11-29T10:59:59Z');
const AFTER_CLOSING = new Date('2026-11-29T11:00:00Z');
let now = TUESDAY;
const site = testSite(db, () => now);
const app = createApp(site, { assets: assets() });
await ensurePlace(db, { code: PLACE, name: 'こだま町', nameKana: 'こだままち', nameEn: 'Kodama' });
const base = `/${PLACE}/office/elections`;
const HANA = 'hana:official';
const TARO = 'taro:approver';
const JIRO = 'jiro:approver';

const COMING = aboutWith({
  ...{ name: 'こだま町議会議員選挙', nameEn: '', kind: 'council', office: '町議会議員' },
  ...{ announced: '2026-11-24', polling: '2026-11-29', earlyFrom: '2026-11-25', earlyUntil: '2026-11-28' },
  contests: [{ district: '', seats: 2 }],
});

beforeEach(async () => {
  now = TUESDAY;
  await setNeedsApproval(db, { workflow: electionFlow, owner: PLACE }, true);
});

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

const versionOf = async (edition: string) => {
  const item = await itemOf(db, { workflow: electionFlow, owner: PLACE, ref: edition });
  return String(item?.version ?? 0);
};
const stateOf = async (edition: string) =>
  (await itemOf(db, { workflow: electionFlow, owner: PLACE, ref: edition }))?.state;
const bodyOf = async (edition: string) => (await readEdition(db, PLACE, edition))?.body;
const idIn = (location: string) => /\/editions\/(\d+)/.exec(location)?.[1] ?? '';

async function step(edition: string, move: ApprovalMove, who: string, note = '') {
  return ask(`${base}/editions/${edition}`, who, { move, note, version: await versionOf(edition) });
}

/** Begins a draft of a part as it is public. */
async function begun(election: string, part: Part, who = HANA) {
  return idIn((await ask(`${base}/${election}/${part}`, who, {})).location);
}

const ABOUT_FORM = {
  ...{ name: '見本町長選挙', nameEn: '', kind: 'mayor', course: 'held', office: '町長', seats: '1' },
  ...{ announced: '2026-12-01', polling: '2026-12-06', closes: '20時', earlyFrom: '', earlyUntil: '' },
  ...{ districts: '', gazette: '' },
};

const resultForm = (version: string, more: Record<string, string> = {}) => ({
  ...{ version, kind: 'final', day: '2026-11-29', time: '22:10' },
  ...{ 'votes-0-1': '1,999', 'votes-0-2': '2001.334', 'votes-0-3': '1399.665', 'elected-0-2': 'on' },
  ...{ 'electors-0': '9876', 'voters-0': '5432', 'valid-0': '5400', 'invalid-0': '32' },
  ...more,
});

async function comingElection(): Promise<string> {
  const election = await publishPart(site, { owner: PLACE, election: null, part: 'about', body: COMING });
  await publishPart(site, { owner: PLACE, election, part: 'candidates', body: CANDIDATES });
  return election;
}

describe('who may come behind the counter', () => {
  it.each([
    [null, 303],
    ['yuki:official@992038', 403],
    ['ken:organiser', 403],
    [HANA, 200],
    [TARO, 200],
  ])('%s gets %i', async (who, status) => {
    expect((await ask(base, who)).status).toBe(status);
    expect((await ask(`${base}/new`, who)).status).toBe(status);
  });

  it('nobody else writes', async () => {
    const election = await comingElection();
    const edition = await begun(election, 'candidates');
    const version = await versionOf(edition);
    for (const [path, form] of [
      ['new', ABOUT_FORM],
      [`${election}/about`, {}],
      [`${election}/candidates/remove`, {}],
      [`editions/${edition}`, { move: 'submit', version }],
      [`editions/${edition}/edit`, { version }],
      [`editions/${edition}/file`, { table: '届出番号,氏名\n1,だれか', version }],
      [`editions/${edition}/candidates/new`, { number: '9', name: 'だれか', version }],
      ['settings', { approval: 'off' }],
    ] as const)
      expect((await ask(`${base}/${path}`, 'ken:organiser', form)).status, path).toBe(403);
    expect((await ask(`${base}/settings`, HANA, { approval: 'off' })).status).toBe(403);
  });
});

describe('an election from the form to the public', () => {
  it('is a draft, then waits for another official, then is public', async () => {
    const wrong = await ask(`${base}/new`, HANA, {
      ...ABOUT_FORM,
      polling: '2026-12-01',
      gazette: 'http://x.jp',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('投票日は、告示日よりあとの日にしてください');
    expect(wrong.text).toContain('https:// から始まるアドレスを書いてください');
    expect(wrong.text).toContain('value="見本町長選挙"');

    const edition = idIn((await ask(`${base}/new`, HANA, ABOUT_FORM)).location);
    expect((await ask(`/${PLACE}/elections/all`, null)).text).not.toContain('見本町長選挙');
    expect((await step(edition, 'publish-now', HANA)).status).toBe(409);
    expect((await step(edition, 'submit', HANA)).status).toBe(303);
    expect((await step(edition, 'approve', HANA)).status).toBe(409);
    expect((await step(edition, 'return', TARO)).status).toBe(422);
    expect((await step(edition, 'return', TARO, '名前が違います')).status).toBe(303);
    expect((await ask(`${base}/editions/${edition}`, HANA)).text).toContain('名前が違います');

    const version = await versionOf(edition);
    const saved = await ask(`${base}/editions/${edition}/edit`, HANA, {
      ...ABOUT_FORM,
      name: '直した町長選挙',
      version,
    });
    expect(saved.status).toBe(303);
    const late = await ask(`${base}/editions/${edition}/edit`, TARO, { ...ABOUT_FORM, version });
    expect([late.status, late.text.includes('見本町長選挙')]).toEqual([409, true]);
    for (const [move, who] of [
      ['submit', HANA],
      ['approve', TARO],
      ['publish', HANA],
    ] as const)
      expect((await step(edition, move, who)).status, move).toBe(303);
    const page = await ask(`/${PLACE}/elections/all`, null);
    expect(page.text).toContain('直した町長選挙');
    const election = (await readEdition(db, PLACE, edition))?.election ?? '';
    const [change] = await listChanges(db, PLACE, election);
    expect([change?.what, change?.hands]).toEqual(['published', 'two']);
  });

  it('an approver who wrote in it can no longer approve it', async () => {
    const edition = await begun(await comingElection(), 'about');
    const form = { ...ABOUT_FORM, announced: '2026-11-24', polling: '2026-11-29' };
    await ask(`${base}/editions/${edition}/edit`, TARO, { ...form, version: await versionOf(edition) });
    await step(edition, 'submit', HANA);
    expect((await step(edition, 'approve', TARO)).status).toBe(409);
    expect((await step(edition, 'approve', JIRO)).status).toBe(303);
  });

  it('one draft of a part at a time, and none over what was published since', async () => {
    const election = await comingElection();
    const first = await begun(election, 'candidates');
    expect(await begun(election, 'candidates', TARO)).toBe(first);
    await step(first, 'drop', HANA);
    const second = await begun(election, 'candidates');
    expect(second).not.toBe(first);
    for (const [move, who] of [
      ['submit', HANA],
      ['approve', TARO],
      ['publish', HANA],
    ] as const)
      await step(second, move, who);
    await step(first, 'reopen', HANA);
    for (const [move, who] of [
      ['submit', HANA],
      ['approve', TARO],
    ] as const)
      await step(first, move, who);
    const refused = await step(first, 'publish', HANA);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('別の案が公開されました');
  });

  it('candidates are entered one by one, kept as written and in official order', async () => {
    const election = await publishPart(site, { owner: PLACE, election: null, part: 'about', body: COMING });
    const edition = await begun(election, 'candidates');
    const at = (one: string) => `${base}/editions/${edition}/candidates/${one}`;
    const enter = async (one: string, form: Record<string, string>) =>
      ask(at(one), HANA, { ...form, version: await versionOf(edition) });
    expect((await enter('new', { number: '２', name: '髙橋　﨑', age: '30歳', term: '新' })).status).toBe(
      303,
    );
    expect((await enter('new', { number: '1', name: '架空 はなこ', party: '<b>党' })).status).toBe(303);
    const taken = await enter('new', { number: '1', name: '見本', age: '十', standing: 'died' });
    expect(taken.status).toBe(422);
    for (const text of ['もう別の候補者にあります', '年齢を数字で', 'その日付を選んで', 'value="見本"'])
      expect(taken.text).toContain(text);
    expect(await bodyOf(edition)).toEqual([
      candidateWith({ name: '架空 はなこ', kana: '', party: '<b>党', age: null, term: '' }),
      candidateWith({ number: 2, name: '髙橋　﨑', kana: '', party: '', age: 30 }),
    ]);
    expect((await ask(`${base}/editions/${edition}`, HANA)).text).toContain('&lt;b&gt;党');
    expect((await enter('0', { remove: 'yes' })).status).toBe(303);
    expect((await ask(at('1'), HANA)).status).toBe(404);
    const none = await begun(
      await publishPart(site, { owner: PLACE, election: null, part: 'about', body: COMING }),
      'candidates',
    );
    expect((await step(none, 'submit', HANA)).text).toContain('候補者が1人も');
  });
});

describe('two officials', () => {
  const everyday = () => setNeedsApproval(db, { workflow: electionFlow, owner: PLACE }, false);

  it('are not needed on ordinary days where the town does without; one takes it back again', async () => {
    const election = await comingElection();
    await everyday();
    const edition = await begun(election, 'candidates');
    expect((await step(edition, 'publish-now', HANA)).status).toBe(303);
    expect((await listChanges(db, PLACE, election))[0]?.hands).toBe('one');
    expect((await step(edition, 'undo', HANA)).status).toBe(303);
    const [undone] = await listChanges(db, PLACE, election);
    expect([undone?.what, undone?.after]).toEqual(['undone', CANDIDATES]);
    // The record says what was public: nobody can make it say something else.
    const version = await versionOf(edition);
    const table = { table: '届出番号,氏名\n1,別人', version };
    const refused = await ask(`${base}/editions/${edition}/file`, HANA, table);
    expect([refused.status, refused.text.includes('一度公開した案は')]).toEqual([409, true]);
    expect((await listChanges(db, PLACE, election))[1]?.after).toEqual(CANDIDATES);
  });

  it.each(['about', 'candidates'] as const)(
    'are needed for the %s on the polling day, whatever the town chose',
    async (part) => {
      const election = await comingElection();
      await everyday();
      const before = await begun(election, part);
      expect((await step(before, 'publish-now', HANA)).status).toBe(303);
      now = POLLING_MORNING;
      const page = await ask(`${base}/editions/${before}`, HANA);
      expect(page.text).toContain('きょうは投票日なので、二人の職員');
      expect(page.text).not.toContain('value="undo"');
      for (const move of ['undo', 'withdraw'] as const) {
        const refused = await step(before, move, HANA, '理由');
        expect([refused.status, refused.text.includes('二人の職員')], move).toEqual([409, true]);
      }
      const edition = await begun(election, part);
      expect((await ask(`${base}/editions/${edition}`, HANA)).text).not.toContain('value="publish-now"');
      for (const who of [HANA, TARO]) expect((await step(edition, 'publish-now', who)).status).toBe(409);
      expect(await stateOf(edition)).toBe('draft');
      await step(edition, 'submit', TARO);
      expect((await step(edition, 'approve', TARO)).status).toBe(409);
      expect((await step(edition, 'approve', HANA)).status).toBe(409);
      expect((await step(edition, 'approve', JIRO)).status).toBe(303);
      expect((await step(edition, 'publish', TARO)).status).toBe(303);
      expect((await listChanges(db, PLACE, election))[0]?.hands).toBe('two');
    },
  );

  it('an election that is moved to today needs two, too; the day after it no longer does', async () => {
    const election = await publishPart(site, {
      ...{ owner: PLACE, election: null, part: 'about' as const },
      body: aboutWith({ announced: '2026-11-20', polling: '2026-12-06' }),
    });
    await everyday();
    now = POLLING_MORNING;
    const moved = await begun(election, 'about');
    const form = { ...ABOUT_FORM, announced: '2026-11-20', polling: '2026-11-29' };
    await ask(`${base}/editions/${moved}/edit`, HANA, { ...form, version: await versionOf(moved) });
    expect((await step(moved, 'publish-now', HANA)).status).toBe(409);
    now = new Date('2026-11-29T15:00:00Z');
    expect((await step(moved, 'publish-now', HANA)).status).toBe(303);
  });

  it('always release results, and never before voting ends', async () => {
    const election = await comingElection();
    await everyday();
    now = POLLING_MORNING;
    const edition = await begun(election, 'result');
    const saved = await ask(`${base}/editions/${edition}/edit`, HANA, resultForm(await versionOf(edition)));
    expect(saved.status).toBe(303);
    expect((await step(edition, 'publish-now', HANA)).status).toBe(409);
    for (const [move, who] of [
      ['submit', HANA],
      ['approve', TARO],
    ] as const)
      expect((await step(edition, move, who)).status, move).toBe(303);
    now = BEFORE_CLOSING;
    const early = await step(edition, 'publish', HANA);
    expect(early.status).toBe(409);
    expect(early.text).toContain('夜8時より前には、結果を公開できません');
    expect((await ask(`/${PLACE}/elections/${election}`, null)).text).not.toContain('2,001.334');
    now = AFTER_CLOSING;
    expect((await step(edition, 'publish', HANA)).status).toBe(303);
    expect((await ask(`/${PLACE}/elections/${election}`, null)).text).toContain('2,001.334');

    now = new Date('2026-12-03T01:00:00Z');
    for (const move of ['undo', 'withdraw'] as const)
      expect((await step(edition, move, HANA, '誤り')).status, move).toBe(409);
    const removal = idIn((await ask(`${base}/${election}/result/remove`, HANA, {})).location);
    expect((await step(removal, 'publish-now', HANA)).status).toBe(409);
    for (const [move, who] of [
      ['submit', HANA],
      ['approve', TARO],
      ['publish', HANA],
    ] as const)
      expect((await step(removal, move, who)).status, move).toBe(303);
    const page = (await ask(`/${PLACE}/elections/${election}`, null)).text;
    expect(page).not.toContain('2,001.334');
    const changes = (await ask(`/${PLACE}/elections/${election}/changes`, null)).text;
    for (const text of ['開票の結果を取り下げました', '2,001.334票', '別の担当者が承認'])
      expect(changes).toContain(text);
    expect(changes).not.toMatch(/hana|taro|職員 /);
  });
});

describe('a result as it is typed', () => {
  it('keeps every digit, and says what does not fit', async () => {
    const election = await comingElection();
    now = AFTER_CLOSING;
    const edition = await begun(election, 'result');
    const save = async (more: Record<string, string>) =>
      ask(`${base}/editions/${edition}/edit`, HANA, resultForm(await versionOf(edition), more));
    const wrong = await save({
      'votes-0-1': '12.3456',
      'voters-0': 'たくさん',
      time: '25:00',
      day: '2026-11-28',
    });
    expect(wrong.status).toBe(422);
    for (const text of [
      '小数は3桁まで',
      '投票者数を、数字で',
      '22:30',
      '投票日か、それよりあとの日',
      'value="12.3456"',
    ])
      expect(wrong.text).toContain(text);
    const many = { 'elected-0-1': 'on', 'elected-0-3': 'on' };
    expect((await save(many)).text).toContain('定数は2ですが、当選が3人います');
    expect((await save({})).status).toBe(303);
    expect(await bodyOf(edition)).toEqual(resultWith({ asOf: '2026-11-29T22:10' }));
    expect((await ask(`${base}/editions/${edition}`, HANA)).text).not.toContain('もう一度見てください');
    await save({ 'votes-0-1': '3000', 'voters-0': '5000' });
    const doubtful = (await ask(`${base}/editions/${edition}`, HANA)).text;
    for (const text of [
      '有効投票数と無効投票数の合計が、投票者数より多く',
      '得票数の合計（6,400.999票）が、有効投票数（5,400票）より多く',
    ])
      expect(doubtful).toContain(text);
  });
});

describe('a table', () => {
  it('takes the place of the list, or says what to put right and changes nothing', async () => {
    const election = await comingElection();
    const edition = await begun(election, 'candidates');
    const bring = async (table: string) =>
      ask(`${base}/editions/${edition}/file`, HANA, { table, version: await versionOf(edition) });
    const bad = await bring('届出番号,氏名,年齢,住所\n1,見本 一,四十,こだま町1\n1,,30,こだま町2');
    expect(bad.status).toBe(422);
    for (const text of [
      '「四十」は年齢として',
      '氏名がありません',
      '届出番号1が2回',
      '「住所」の列は使いません',
      '2行目 C列',
    ])
      expect(bad.text).toContain(text);
    const good = await bring('届出番号,氏名,党派,住所\n２,見本 二,無所属,こだま町1\n1,見本 一,,こだま町2');
    expect([good.status, good.text.includes('2人分を読みました')]).toEqual([200, true]);
    expect(await bodyOf(edition)).toMatchObject([{ name: '見本 一' }, { name: '見本 二' }]);
    expect(await grepDatabase(db, 'こだま町2')).toEqual([]);
    const sample = await ask(`${base}/editions/${edition}/template.csv`, HANA);
    expect((await bring(sample.text)).status).toBe(303);
  });

  it('fills in votes of a result, found by number and name', async () => {
    const election = await comingElection();
    const edition = await begun(election, 'result');
    const bring = async (table: string) => {
      const form = new FormData();
      form.set('version', await versionOf(edition));
      form.set('file', new File([table], '開票.csv'));
      return ask(`${base}/editions/${edition}/file`, HANA, form);
    };
    const other = await bring('届出番号,氏名,得票数\n1,架空 はなこ,12\n2,架空 はなこ,x');
    for (const text of ['候補者の一覧にありません', '「x」は得票数として'])
      expect(other.text).toContain(text);
    expect(
      (await bring('番号,候補者名,得票数,当落\n3,架空　はなえ,"1,399.665",\n2,架空 はなこ,2001.334,当'))
        .status,
    ).toBe(303);
    const votes = [
      { number: 1, name: '見本 いちろう', votes: null, elected: false },
      { number: 2, name: '架空 はなこ', votes: '2001.334', elected: true },
      { number: 3, name: '架空 はなえ', votes: '1399.665', elected: false },
    ];
    expect(await bodyOf(edition)).toMatchObject({ counts: [{ votes }] });
  });
});

describe('a name that must go', () => {
  it('is gone from lists, results, changes and histories, and from what is taken along', async () => {
    const election = await publishElection(site, PLACE);
    await purge(site, { owner: PLACE, text: '架空 はなえ', reason: '誤掲載', actor: { kind: 'operator' } });
    for (const path of ['', '/changes', '/election.json', '/candidates.csv', '/results.csv'])
      expect((await ask(`/${PLACE}/elections/${election}${path}`, null)).text, path).not.toContain(
        '架空 はなえ',
      );
    expect(await grepDatabase(db, '架空 はなえ')).toEqual([]);
    let taken = '';
    for (const module of site.modules)
      if (module.takeAlong !== undefined)
        for await (const { pieces } of module.takeAlong(site, PLACE))
          for await (const piece of pieces) taken += piece;
    expect(taken).toContain('架空 はなこ');
    expect(taken).not.toContain('架空 はなえ');
  });
});

it('history behind the counter names people, events tell others, and nothing of officials is public', async () => {
  const election = await comingElection();
  const edition = await begun(election, 'candidates');
  for (const [move, who] of [
    ['submit', HANA],
    ['approve', TARO],
    ['publish', HANA],
  ] as const)
    await step(edition, move, who);
  const entries = await historyOf(db, { owner: PLACE, ref: `elections.edition/${edition}` });
  expect(entries.map(({ actor }) => actor)).toEqual(['hana', 'taro', 'hana', 'hana']);
  expect((await ask(`${base}/editions/${edition}`, TARO)).text).toContain('職員 hana');
  expect((await currentEditions(db, PLACE, { election, part: 'candidates' }))[0]?.id).toBe(edition);
  for (const path of ['', '/changes', '/election.json'])
    expect((await ask(`/${PLACE}/elections/${election}${path}`, null)).text).not.toMatch(/hana|taro|職員 /);
});
