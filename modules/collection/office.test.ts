import { createApp } from '@tomoni/platform/http';
import { stage } from '@tomoni/platform/intake';
import { assets } from '@tomoni/platform/pages';
import { testDatabase } from '@tomoni/platform/testing';
import { todosFor } from '@tomoni/platform/workflow';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { calendarWithAreas, currentCalendar } from './calendars.ts';
import { readCalendar } from './store.ts';
import { actorNamed, OWNERS, PLACE, publishTown, testSite, townFiles } from './testing-town.ts';

const { db } = await testDatabase({ owners: OWNERS });
const site = testSite(db);
const app = createApp(site, { assets: assets() });
const TODAY = '2026-11-24';
const base = `/${PLACE}/office/garbage`;

await publishTown(site);

interface Answer {
  status: number;
  location: string;
  text: string;
}

async function ask(
  path: string,
  who: string | null,
  form?: Record<string, string | string[]>,
): Promise<Answer> {
  const headers: Record<string, string> = who === null ? {} : { 'x-test-actor': who };
  const init: RequestInit = { headers };
  if (form !== undefined) {
    headers.origin = 'http://localhost';
    init.method = 'POST';
    init.body = new URLSearchParams(
      Object.entries(form).flatMap(([name, value]) =>
        (Array.isArray(value) ? value : [value]).map((one) => [name, one]),
      ),
    );
  }
  const response = await app.request(`http://localhost${path}`, init);
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    text: await response.text(),
  };
}

/** What a draft says of an area that changes: a link to its page, and kind by kind before → after. */
const CHANGED = /preview\/[0-9a-z]+">.*みどり町1丁目.*燃やすごみ　火・金 → 月・木/s;

const HANA = 'hana:official';
const TARO = 'taro:approver';

/** What a form of a page would send of its hidden field. */
function hidden(text: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
}

async function dropped(changes: Record<string, string | null>): Promise<string> {
  const staged = await stage(site, {
    owner: PLACE,
    actor: 'hana',
    files: townFiles(changes),
    answers: { madeBy: 'town', maker: 'こだま町 環境課' },
  });
  return staged.id;
}

describe('who may come behind the counter', () => {
  it.each([
    [null, 303],
    ['yuki:official@992038', 403],
    ['ken:organiser', 403],
    [HANA, 200],
    [TARO, 200],
  ])('%s gets %i', async (who, status) => {
    const answer = await ask(base, who);
    expect(answer.status).toBe(status);
    if (who === null) expect(answer.location).toBe(`/sign-in?next=${encodeURIComponent(base)}`);
  });

  it('is not for those whose appointment is over', async () => {
    const later = createApp(
      testSite(db, () => new Date('2027-05-01T00:00:00Z')),
      { assets: assets() },
    );
    const answer = await later.request(`http://localhost${base}`, { headers: { 'x-test-actor': HANA } });
    expect(answer.status).toBe(403);
  });
});

describe('from files to the public', () => {
  const next = {
    'area_days.csv': [
      '地名,センター,燃やすごみ,プラスチック,古紙・布,有害ごみ',
      'みどり町1丁目,北,月 木,水,木2 木4 *1,木1',
      'みどり町2丁目1番～12番,北,月 木,水,火1,20270407 20280331',
      '上記以外のみどり町2丁目,北,月 木,火,火1,20270407 20280331',
    ].join('\n'),
  };

  it('goes by answers, a draft, somebody else’s approval and a day to take over', async () => {
    const id = await dropped(next);
    const review = await ask(`${base}/staged/${id}`, HANA);
    expect(review.status).toBe(200);
    expect(review.text).toContain('として<wbr>読みました');
    expect(review.text).toContain('みどり町1丁目');
    expect(review.text).toContain('朝の何時までに出しますか');
    const answered = await ask(`${base}/staged/${id}/answer`, HANA, {
      hash: hidden(review.text, 'hash'),
      'answer-putOutBy': '8:00',
    });
    expect(answered.status).toBe(303);
    const after = await ask(`${base}/staged/${id}`, HANA);
    const committed = await ask(`${base}/staged/${id}/commit`, HANA, { hash: hidden(after.text, 'hash') });
    expect(committed.status).toBe(303);
    const draft = committed.location;
    expect(draft).toMatch(/\/drafts\/\d+$/);

    const seen = await ask(draft, HANA);
    expect(seen.text).toContain('下書き');
    expect(seen.text).toMatch(CHANGED);
    const preview = await ask(/href="([^"]*\/preview\/[0-9a-z]+)"/.exec(seen.text)?.[1] ?? '', HANA);
    expect(preview.text).toContain('公開前の見本です');
    expect(preview.text).toContain('<meta name="robots" content="noindex">');
    expect(preview.text).toContain(`href="${draft}"`);
    await ask(draft, HANA, { move: 'submit', version: hidden(seen.text, 'version'), note: '' });
    const own = await ask(draft, HANA, { move: 'approve', version: '2', note: '' });
    expect(own.status).toBe(409);

    const waiting = await ask(draft, TARO);
    expect(waiting.text).toContain('承認待ち');
    const returned = await ask(draft, TARO, {
      move: 'return',
      version: hidden(waiting.text, 'version'),
      note: '',
    });
    expect(returned.status).toBe(422);
    await ask(draft, TARO, { move: 'approve', version: hidden(waiting.text, 'version'), note: '' });

    const approved = await ask(draft, HANA);
    const badDate = await ask(draft, HANA, {
      move: 'publish',
      version: hidden(approved.text, 'version'),
      from: '2026-11-01',
      note: '',
    });
    expect(badDate.status).toBe(422);
    expect(badDate.text).toContain('きょうより前の日は選べません');
    const tooLate = await ask(draft, HANA, {
      move: 'publish',
      version: hidden(approved.text, 'version'),
      from: '2028-04-01',
      note: '',
    });
    expect(tooLate.status).toBe(422);
    expect(tooLate.text).toContain('この予定表は2028年3月31日までです');
    const published = await ask(draft, HANA, {
      move: 'publish',
      version: hidden(approved.text, 'version'),
      from: '2027-04-01',
      note: '',
    });
    expect(published.status).toBe(303);

    expect((await currentCalendar(db, PLACE, TODAY))?.id).not.toBe(draft.split('/').at(-1));
    expect((await currentCalendar(db, PLACE, '2027-04-01'))?.id).toBe(draft.split('/').at(-1));
    const office = await ask(base, HANA);
    expect(office.text).toContain('2027年4月1日から、これに変わります');
    const area = (await calendarWithAreas(db, PLACE, TODAY))?.areas[0]?.id ?? '';
    const json = JSON.parse(
      (await ask(`/${PLACE}/garbage/${area}.json?from=2027-03-30&to=2027-04-05`, null)).text,
    );
    expect(
      json.collections.map(({ date, category }: { date: string; category: string }) => `${date} ${category}`),
    ).toEqual([
      '2027-03-30 燃やすごみ',
      '2027-03-31 プラスチック',
      '2027-04-01 燃やすごみ',
      '2027-04-01 有害ごみ',
      '2027-04-05 燃やすごみ',
    ]);

    const history = (await ask(draft, HANA)).text;
    for (const words of [
      '下書きを作りました',
      '承認に回しました',
      '承認しました',
      '公開しました',
      '職員 taro',
    ])
      expect(history).toContain(words);

    const live = await ask(draft, HANA);
    const undone = await ask(draft, HANA, { move: 'undo', version: hidden(live.text, 'version'), note: '' });
    expect(undone.status).toBe(303);
    expect((await currentCalendar(db, PLACE, '2027-04-01'))?.id).not.toBe(draft.split('/').at(-1));
  });

  it('says of a version when it was made, and to citizens when it was published', async () => {
    const calendar = await currentCalendar(db, PLACE, TODAY);
    const id = calendar?.id ?? '';
    await sql`
      update collection.calendar set published_at = '2026-08-03T00:00:00Z'
      where place = ${PLACE} and id = ${id}::bigint`.execute(db);
    await sql`
      update collection.takeover set published_at = '2026-09-08T00:00:00Z'
      where place = ${PLACE} and calendar_id = ${id}::bigint`.execute(db);
    const read = await readCalendar(db, PLACE, id);
    expect(read?.madeAt).toEqual(new Date('2026-08-03T00:00:00Z'));
    expect(read?.publishedAt).toEqual(new Date('2026-09-08T00:00:00Z'));
  });

  it('reminds of a draft that nobody has finished', async () => {
    const actor = actorNamed(HANA);
    const todos = await todosFor(site, actor, TODAY);
    expect(todos.map(({ title }) => title.ja)).toContain('ごみの予定表の下書きを仕上げる');
  });

  it('lets nobody overwrite what they have not seen', async () => {
    const id = await dropped({ ...next, 'remarks.csv': 'ID,注意事項\n1,別の注意\n' });
    const review = await ask(`${base}/staged/${id}`, HANA);
    const hash = hidden(review.text, 'hash');
    await ask(`${base}/staged/${id}/answer`, TARO, { hash, 'answer-putOutBy': '7:30' });
    const late = await ask(`${base}/staged/${id}/answer`, HANA, { hash, 'answer-putOutBy': '9:00' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('ほかの人が先に変えました');
    const committed = await ask(`${base}/staged/${id}/commit`, HANA, { hash });
    expect(committed.status).toBe(409);
  });

  it('takes files from a form without scripts, and leads to what was understood', async () => {
    expect((await ask(`${base}/upload`, HANA)).text).toContain('type="file"');
    const body = new FormData();
    for (const { name, bytes } of townFiles()) body.append('files', new File([new Uint8Array(bytes)], name));
    body.append('files', new File(['%PDF-1.7 …'], 'minutes.csv'));
    const response = await app.request(`http://localhost${base}/upload`, {
      method: 'POST',
      headers: { 'x-test-actor': HANA, origin: 'http://localhost' },
      body,
    });
    expect(response.status).toBe(303);
    const review = await ask(response.headers.get('location') ?? '', HANA);
    expect(review.text).toContain('みどり町1丁目');
    expect(review.text).toContain('minutes.csv');
  });

  it('shows files of another town to nobody here', async () => {
    const staged = await stage(site, { owner: '992038', actor: 'x', files: townFiles() });
    expect((await ask(`${base}/staged/${staged.id}`, HANA)).status).toBe(404);
  });

  it('publishes at once where a town does without approval', async () => {
    expect((await ask(`${base}/settings`, HANA)).status).toBe(403);
    expect((await ask(`${base}/settings`, TARO, { approval: 'off' })).text).toContain('設定を変えました');
    const id = await dropped({ 'remarks.csv': 'ID,注意事項\n1,袋は透明に\n' });
    const review = await ask(`${base}/staged/${id}`, HANA);
    const { location: draft } = await ask(`${base}/staged/${id}/commit`, HANA, {
      hash: hidden(review.text, 'hash'),
    });
    const published = await ask(draft, HANA, { move: 'publish-now', version: '1', from: TODAY, note: '' });
    expect(published.status).toBe(303);
    expect((await currentCalendar(db, PLACE, TODAY))?.id).toBe(draft.split('/').at(-1));
    await ask(`${base}/settings`, TARO, { approval: 'on' });
    const again = await ask(draft, HANA, { move: 'withdraw', version: '2', note: '誤り' });
    expect(again.status).toBe(303);
    expect((await currentCalendar(db, PLACE, TODAY))?.id).not.toBe(draft.split('/').at(-1));
  });
});

describe('a change of one day', () => {
  it('shows at once on the page, in the calendar and in the data, and can be taken back', async () => {
    const area = (await calendarWithAreas(db, PLACE, TODAY))?.areas[0]?.id ?? '';
    const page = `/${PLACE}/garbage/${area}`;
    const made = await ask(`${base}/today`, HANA, {
      day: 'tomorrow',
      kind: 'cancelled',
      where: 'all',
      note: '大雪のため',
    });
    expect(made.status).toBe(303);
    expect((await ask(page, null)).text).toContain('大雪のため');
    const json = JSON.parse((await ask(`${page}.json`, null)).text);
    expect(json.collections.some(({ date }: { date: string }) => date === '2026-11-25')).toBe(false);
    const ics = (await ask(`${page}.ics`, null)).text;
    expect(ics).toContain('STATUS:CANCELLED');
    const office = await ask(made.location, HANA);
    expect(office.text).toContain('知らせました');
    const id = /today\/(\d+)\/revoke/.exec(office.text)?.[1] ?? '';
    expect((await ask(`${base}/today/${id}/revoke`, HANA, {})).status).toBe(303);
    expect((await ask(page, null)).text).not.toContain('大雪のため');
  });

  it('is not announced when nothing is collected then, and gives back what was typed', async () => {
    const slip = await ask(`${base}/today`, HANA, {
      day: 'other',
      otherDay: '2026-12-06',
      kind: 'cancelled',
      where: 'all',
      note: '台風',
    });
    expect(slip.status).toBe(422);
    expect(slip.text).toContain('その日に当たる収集がありません');
    expect(slip.text).toContain('value="台風"');
  });

  it.each([
    [
      { day: 'other', otherDay: '2026-11-01', kind: 'cancelled', where: 'all' },
      'きょうより前の日は選べません',
    ],
    [{ day: 'tomorrow', kind: 'moved', to: '2026-11-25', where: 'all' }, '集める日を入れてください'],
    [{ day: 'tomorrow', kind: 'cancelled', where: 'some' }, '地区を1つ以上選ぶか'],
    [{ day: 'tomorrow', kind: 'cancelled', which: 'some', where: 'all' }, 'ごみの種類を1つ以上選ぶか'],
    [{ day: 'tomorrow', kind: 'added', which: 'all', where: 'all' }, 'ふやすごみの種類を選んで'],
  ])('says what is missing: %o', async (form, words) => {
    const answer = await ask(`${base}/today`, HANA, form);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
  });
});

describe('by hand', () => {
  it('corrects one area as a draft', async () => {
    const { calendar, areas } = (await calendarWithAreas(db, PLACE, TODAY)) ?? {};
    const area = areas?.[0];
    const path = `${base}/areas/${area?.id}`;
    const form = await ask(path, HANA);
    expect(form.text).toContain('いま：');
    const bad = await ask(path, HANA, {
      name: 'みどり町1丁目',
      'kind-0': 'だいたい月曜',
      'kind-1': '水',
      'kind-2': '木2 木4 *1',
      'kind-3': '木1',
    });
    expect(bad.status).toBe(422);
    expect(bad.text).toContain('value="だいたい月曜"');
    const saved = await ask(path, HANA, {
      name: 'みどり町1丁目',
      'kind-0': '第2・第4金曜日',
      'kind-1': '水',
      'kind-2': '木2 木4 *1',
      'kind-3': '木1',
    });
    expect(saved.status).toBe(303);
    const draft = await ask(saved.location, HANA);
    expect(draft.text).toContain('みどり町1丁目');
    expect(draft.text).toContain('燃やすごみ');
    expect((await currentCalendar(db, PLACE, TODAY))?.id).toBe(calendar?.id);
  });

  it('tells whoever writes over somebody else’s correction, and keeps what was typed', async () => {
    const { areas } = (await calendarWithAreas(db, PLACE, TODAY)) ?? {};
    const typed = {
      calendar: '999',
      name: 'みどり町いちばん',
      'kind-0': '月 水',
      'kind-1': '',
      'kind-2': '',
      'kind-3': '',
    };
    const late = await ask(`${base}/areas/${areas?.[0]?.id}`, HANA, typed);
    expect(late.status).toBe(422);
    expect(late.text).toContain('ほかの人が先に予定表を変えました');
    expect(late.text).toContain('value="みどり町いちばん"');
  });

  it('gives a draft up, and takes it up again', async () => {
    const id = await dropped({ 'remarks.csv': 'ID,注意事項\n1,ひとこと\n' });
    const review = await ask(`${base}/staged/${id}`, HANA);
    const { location: draft } = await ask(`${base}/staged/${id}/commit`, HANA, {
      hash: hidden(review.text, 'hash'),
    });
    expect((await ask(draft, HANA, { move: 'drop', version: '1' })).status).toBe(303);
    expect((await ask(draft, HANA)).text).toContain('下書きに戻す');
    expect((await ask(draft, HANA)).text).toContain('下書きをやめました');
    expect((await ask(draft, HANA, { move: 'reopen', version: '2' })).status).toBe(303);
    expect((await ask(draft, HANA)).text).toContain('承認に回す');
  });

  it('makes a small town’s calendar without any file', async () => {
    const first = await ask(`${base}/new`, HANA, {
      kinds: '燃やすごみ\n資源',
      areas: '上町\n下町',
      step: 'table',
    });
    expect(first.text).toContain('name="cell-1-1"');
    const saved = await ask(`${base}/new`, HANA, {
      ...{
        kinds: '燃やすごみ\n資源',
        areas: '上町\n下町',
        step: 'save',
        putOutBy: '8:30',
        validThrough: '2027-03-31',
      },
      ...{ 'cell-0-0': '月 木', 'cell-0-1': '第1水曜日', 'cell-1-0': '火 金', 'cell-1-1': '' },
    });
    expect(saved.status).toBe(303);
    const draft = await ask(saved.location, HANA);
    expect(draft.text).toContain('2地区の');
    expect(draft.text).toContain('上町');
  });

  it('gives an empty table, a repaired one and the folder of the field', async () => {
    const id = (await currentCalendar(db, PLACE, TODAY))?.id;
    expect((await ask(`${base}/template.csv`, HANA)).text).toContain('地区,ふりがな');
    expect((await ask(`${base}/drafts/${id}/repaired.csv`, HANA)).text).toContain('みどり町1丁目');
    const zip = await ask(`${base}/drafts/${id}/5374.zip`, HANA);
    expect(zip.status).toBe(200);
    expect(zip.text.startsWith('PK')).toBe(true);
  });
});
