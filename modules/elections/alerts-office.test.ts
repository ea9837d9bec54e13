import { upload } from '@tomoni/catalogue/testing';
import { actorNamed } from '@tomoni/places/testing';
import { historyOf, purge } from '@tomoni/platform/history';
import { createApp } from '@tomoni/platform/http';
import { commit, stage } from '@tomoni/platform/intake';
import { jobsHome } from '@tomoni/platform/jobs';
import { limitsHome } from '@tomoni/platform/limits';
import { listMail, mailHome } from '@tomoni/platform/mail';
import type { Site } from '@tomoni/platform/manifest';
import { manageToken, noticesHome, subscribe, subscriberOf } from '@tomoni/platform/notices';
import { assets } from '@tomoni/platform/pages';
import { drainEvents, transaction } from '@tomoni/platform/storage';
import { grepDatabase, testDatabase } from '@tomoni/platform/testing';
import { setNeedsApproval, todosFor } from '@tomoni/platform/workflow';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { alertFlow } from './alerts-flow.ts';
import { placeChangedKind } from './alerts-kind.ts';
import { shownAlerts } from './alerts-store.ts';
import { beginWatching } from './changed-place-watch.ts';
import { elections } from './index.ts';
import { OWNERS, PLACE, publishTowns, TUESDAY, testSite } from './testing-town.ts';
import { readTown } from './town.ts';

const homes = [jobsHome, limitsHome, mailHome, noticesHome];
const { db } = await testDatabase({ owners: [...OWNERS, ...homes] });
let now = TUESDAY;
const plain = testSite(db, () => now);
const mail = { url: 'smtp://127.0.0.1:1', from: 'こだま町 <no-reply@kodama.example>' };
const site: Site = {
  ...plain,
  publicUrl: 'http://localhost',
  modules: [...plain.modules, ...homes],
  settings: { signUp: 'invite', oidc: [], mail },
};
const app = createApp(site, { assets: assets() });
await publishTowns(site);
const { places } = await readTown(db, PLACE);
const keyOf = (name: string) => places.find((place) => place.name === name)?.key ?? '';
const ASAHI = keyOf('旭集会所');
const base = `/${PLACE}/elections`;
const desk = `/${PLACE}/office/elections/alerts`;
const [HANA, KEN, MARI] = ['hana:official', 'ken:official', 'mari:approver'];
const POLLING_DAY = '2026-11-29';

const drain = () =>
  drainEvents(
    db,
    Object.fromEntries(
      Object.entries(elections.events ?? {}).map(([kind, handle]) => [
        kind,
        [(event) => handle(site, event)],
      ]),
    ),
  );

beforeEach(async () => {
  now = TUESDAY;
  await sql`truncate notices.subscriber, notices.subscription, notices.delivery, notices.message, notices.progress,
    notices.told, notices.asked, limits.attempt, mail.message, elections.alert, elections.watched, platform.outbox,
    workflow.items, workflow.approvals`.execute(db);
});

/** So many days after the Tuesday; the polling day is the fifth. */
const onDay = (days: number) => {
  now = new Date(TUESDAY.getTime() + days * 86_400_000);
};

async function ask(path: string, who: string | null = null, body?: Record<string, string>) {
  const headers: Record<string, string> = who === null ? {} : { 'x-test-actor': who };
  const init: RequestInit = { headers };
  if (body !== undefined) {
    headers.origin = 'http://localhost';
    init.method = 'POST';
    init.body = new URLSearchParams(body);
  }
  const response = await app.request(`http://localhost${path}`, init);
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    text: await response.text(),
  };
}

const FORM = {
  ...{ place: `day ${ASAHI}`, kind: 'moved', name: '旭公民館', address: 'こだま町旭町9番' },
  ...{ reason: '集会所の床が使えないため、公民館で投票していただきます。', pollingDay: POLLING_DAY },
};

/** A draft; gives its id. */
async function draft(changes: Record<string, string> = {}, who = HANA): Promise<string> {
  const made = await ask(`${desk}/new`, who, { ...FORM, ...changes });
  expect(made.status, made.text.slice(0, 300)).toBe(303);
  return made.location.split('/').at(-1) ?? '';
}

async function move(id: string, name: string, who: string, note = '') {
  const { rows } = await sql<{ version: number }>`
    select version from workflow.items where workflow = 'elections.alert' and ref = ${id}`.execute(db);
  return ask(`${desk}/${id}`, who, { move: name, version: String(rows[0]?.version ?? 0), note });
}

const shown = async () => (await ask(base)).text.includes('第3投票区の投票所が変わりました');

function follows(address: string, ref: string): Promise<number> {
  return transaction(db, async (trx) => {
    const subscriber = await subscriberOf(trx, { channel: 'mail', address, lang: 'ja' });
    const wish = {
      kind: placeChangedKind.name,
      owner: PLACE,
      ref,
      parts: null,
      hour: null,
      consent: '1',
      lang: 'ja',
    } as const;
    return subscribe(trx, subscriber, wish, now);
  });
}

async function queued() {
  const { rows } = await sql<{ data: unknown; urgent: boolean }>`
    select m.data, d.urgent from notices.delivery d join notices.message m on m.id = d.message order by d.id`.execute(
    db,
  );
  return rows.map(({ data, urgent }) => ({ ...placeChangedKind.text(data, 'ja', now), urgent }));
}

describe('who may', () => {
  it.each([
    ['nobody', null, 303],
    ['an official of another town', 'yuki:official@992038', 403],
    ['an organiser', 'ken:organiser', 403],
    ['an official', HANA, 200],
    ['an approver', MARI, 200],
  ])('%s', async (_, who, status) => {
    for (const path of [desk, `${desk}/new`, `${desk}/relay`])
      expect((await ask(path, who)).status, path).toBe(status);
    if (status === 200) return;
    expect((await ask(`${desk}/new`, who, FORM)).status).toBe(status);
    expect(await shownAlerts(db, PLACE, '2026-11-24')).toEqual([]);
  });

  it('only an approver sets whether one is enough', async () => {
    expect((await ask(`${desk}/settings`, HANA)).status).toBe(403);
    expect((await ask(`${desk}/settings`, MARI)).status).toBe(200);
    expect((await ask(`${desk}/settings`, HANA, { approval: 'off' })).status).toBe(403);
  });
});

describe('an announcement', () => {
  it('is seen as citizens will see it, approved by another, and told at once', async () => {
    await follows('a@example.jp', ASAHI);
    await follows('b@example.jp', keyOf('本町小学校'));
    const id = await draft();
    const preview = (await ask(`${desk}/${id}`, HANA)).text;
    for (const word of ['町の人には、こう見えます', '旭公民館', '集会所の床が使えない', '2026年11月29日']) {
      expect(preview).toContain(word);
    }
    expect(await shown()).toBe(false);
    await move(id, 'submit', HANA);
    const waiting = await todosFor(site, actorNamed(MARI, PLACE), '2026-11-24');
    expect(waiting.map(({ title }) => title.ja)).toEqual(['投票所の変更のお知らせの承認']);
    expect((await move(id, 'approve', HANA)).status).toBe(409);
    expect((await move(id, 'approve', KEN)).status).toBe(409);
    expect(await shown()).toBe(false);
    expect((await move(id, 'approve', MARI)).status).toBe(303);
    expect(await shown()).toBe(true);
    await drain();
    await drain();
    expect(await queued()).toEqual([
      expect.objectContaining({
        subject: '第3投票区の投票所が変わりました',
        urgent: false,
        path: `${base}/changes`,
      }),
    ]);
    const [letter] = await queued();
    expect(letter?.lines).toContain('変更後：旭公民館・こだま町旭町9番');
    expect(letter?.lines).toContain('理由：集会所の床が使えないため、公民館で投票していただきます。');
    const page = (await ask(`${base}/places/${ASAHI}`)).text;
    expect(page).toContain('旭公民館');
    expect(page).not.toContain('職員 hana');
  });

  it('by an approver needs another approver', async () => {
    const id = await draft({}, MARI);
    await move(id, 'submit', MARI);
    expect((await move(id, 'approve', MARI)).status).toBe(409);
    expect((await move(id, 'approve', 'taro:approver')).status).toBe(303);
  });

  it('is told until polling day is over', async () => {
    const id = await draft();
    await move(id, 'submit', HANA);
    await move(id, 'approve', MARI);
    onDay(5);
    expect(await shown()).toBe(true);
    onDay(6);
    expect(await shown()).toBe(false);
    expect((await ask(`${base}/changes`)).text).toContain('終わりました');
  });

  it.each<[string, Record<string, string>, string]>([
    ['no place', { place: '' }, '変わる投票所を選んでください'],
    ['a place of nowhere', { place: 'day 0123456789' }, '変わる投票所を選んでください'],
    ['nothing that changes', { kind: '' }, '何が変わるかを選んでください'],
    ['a move to nowhere', { name: '' }, '新しい投票所の名前を入れてください'],
    ['no reason', { reason: ' ' }, '理由を入れてください'],
    ['hours without hours', { kind: 'hours' }, '新しい時間を入れてください'],
    ['a polling day that is over', { pollingDay: '2026-11-23' }, '投票日は、きょうから'],
    ['no end at all', { pollingDay: '' }, 'どちらかを入れてください'],
    ['an end that is over', { pollingDay: '', until: '2026-11-23' }, 'どちらかを入れてください'],
  ])('with %s comes back with what was typed', async (_, changes, said) => {
    const { status, text } = await ask(`${desk}/new`, HANA, { ...FORM, ...changes });
    expect(status).toBe(422);
    expect(text).toContain(said);
    expect(text).toContain('こだま町旭町9番');
  });

  const answerFor = async (address: string) => {
    const headers = { origin: 'http://localhost' };
    const body = new URLSearchParams({ address });
    return (await app.request(`http://localhost${base}`, { method: 'POST', headers, body })).text();
  };

  it('sends nobody to the place that the list still names', async () => {
    expect(await answerFor('旭町5番')).toMatch(/answer-what[^>]*>旭集会所/u);
    const id = await draft();
    await move(id, 'submit', HANA);
    await move(id, 'approve', MARI);
    const moved = await answerFor('旭町5番');
    expect(moved).toMatch(/answer-what[^>]*>旭公民館/u);
    expect(moved).toContain('町のお知らせによると、ここに変わりました');
    expect((await ask(base)).text).toMatch(/旭集会所[\s\S]*変わりました<\/span>/u);
    const closed = await draft({ kind: 'closed' });
    await move(closed, 'submit', HANA);
    await move(closed, 'approve', MARI);
    const none = await answerFor('旭町5番');
    expect(none).not.toContain('answer-what');
    expect(none).toContain('「旭集会所」では、投票できません');
    expect((await ask(base)).text).toContain('使えません');
    expect(await answerFor('本町1丁目3番')).toMatch(/answer-what[^>]*>本町小学校/u);
  });

  it('is not told again when the list says the same afterwards', async () => {
    await beginWatching(site, PLACE);
    await follows('a@example.jp', ASAHI);
    const id = await draft();
    await move(id, 'submit', HANA);
    await move(id, 'approve', MARI);
    await drain();
    const { places: now1 } = await readTown(db, PLACE);
    const HEAD = '投票区,投票所名,投票所区分,住所,区域';
    const rows = now1
      .filter(({ when }) => when.includes('day'))
      .map(({ precinct, name, address, areas }) =>
        [precinct, name, '当日', address, `"${areas.join('、')}"`]
          .join(',')
          .replace('旭集会所,当日,こだま町旭町5番', '旭公民館,当日,こだま町旭町9番'),
      );
    const files = [upload('投票所一覧.csv', [HEAD, ...rows].join('\n'))];
    const { id: staged, hash } = await stage(site, { owner: PLACE, actor: 'operator', files, answers: {} });
    await commit(site, { id: staged, hash, actor: 'operator' });
    await drain();
    expect(await queued()).toHaveLength(1);
    expect(await answerFor('旭町5番')).toContain('第3投票区の投票所が変わりました');
    await publishTowns(site);
  });

  it('written anew leaves no second draft', async () => {
    const first = await draft();
    const form = (await ask(`${desk}/new?instead=${first}`, HANA)).text;
    expect(form).toContain('value="旭公民館"');
    const second = await draft({ name: '旭会館', instead: first });
    expect(second).not.toBe(first);
    const list = (await ask(desk, HANA)).text;
    expect(list).toContain(`${desk}/${second}"`);
    expect(list).not.toContain(`${desk}/${first}"`);
  });

  it('taken back is told to whoever was told, with its reason in public', async () => {
    await follows('a@example.jp', ASAHI);
    const id = await draft();
    await move(id, 'submit', HANA);
    await move(id, 'approve', MARI);
    await drain();
    expect((await move(id, 'withdraw', HANA)).status).toBe(422);
    expect((await move(id, 'withdraw', HANA, '床が直りました')).status).toBe(303);
    await drain();
    await drain();
    expect((await queued()).map(({ subject }) => subject)).toEqual([
      '第3投票区の投票所が変わりました',
      '取り消し：第3投票区の投票所が変わりました',
    ]);
    expect(await shown()).toBe(false);
    const page = (await ask(`${base}/changes`)).text;
    for (const word of ['取り消しました', '床が直りました']) expect(page).toContain(word);
    expect((await ask(`${base}/changes.json`)).text).toContain('"state":"withdrawn"');
  });
});

describe('on polling day', () => {
  const alone = () => setNeedsApproval(db, { workflow: alertFlow, owner: PLACE }, false);

  it.each([
    ['the day before one is enough, where the town says so', 4, 303],
    ['on the day two are needed, whatever the town says', 5, 409],
  ])('%s', async (_, day, status) => {
    await alone();
    onDay(day);
    const id = await draft();
    expect((await move(id, 'publish-now', HANA)).status).toBe(status);
    expect(await shown()).toBe(status === 303);
    if (status === 303) return;
    expect((await ask(`${desk}/${id}`, HANA)).text).toContain('きょうは投票日です');
    await move(id, 'submit', HANA);
    expect((await move(id, 'approve', MARI)).status).toBe(303);
    expect(await shown()).toBe(true);
  });

  it('the day that one alert names holds for all of the town', async () => {
    const first = await draft();
    await move(first, 'submit', HANA);
    await move(first, 'approve', MARI);
    await alone();
    onDay(5);
    const other = await draft({ place: `day ${keyOf('本町小学校')}`, pollingDay: '', until: '2026-12-10' });
    expect((await move(other, 'publish-now', HANA)).status).toBe(409);
    onDay(6);
    expect((await move(other, 'publish-now', HANA)).status).toBe(303);
  });

  it('goes out although it is night, and before everything else', async () => {
    await follows('a@example.jp', ASAHI);
    now = new Date('2026-11-28T22:30:00+09:00');
    const id = await draft();
    await move(id, 'submit', HANA);
    await move(id, 'approve', MARI);
    await drain();
    const { rows } = await sql<{
      due: Date;
      urgent: boolean;
    }>`select due_at as due, urgent from notices.delivery`.execute(db);
    expect(rows).toEqual([{ due: now, urgent: true }]);
  });

  it('nobody takes an alert back alone', async () => {
    await follows('a@example.jp', ASAHI);
    const id = await draft();
    await move(id, 'submit', HANA);
    await move(id, 'approve', MARI);
    await drain();
    onDay(5);
    expect((await move(id, 'withdraw', MARI, 'まちがい')).status).toBe(409);
    expect((await ask(`${desk}/${id}/withdrawal`, MARI, { why: ' ' })).status).toBe(422);
    const proposed = await ask(`${desk}/${id}/withdrawal`, MARI, { why: '床が直りました' });
    const proposal = proposed.location.split('/').at(-1) ?? '';
    expect(await shown()).toBe(true);
    expect((await move(proposal, 'approve', MARI)).status).toBe(409);
    expect((await move(proposal, 'approve', 'taro:approver')).status).toBe(303);
    expect(await shown()).toBe(false);
    await drain();
    expect((await queued()).map(({ subject }) => subject)[1]).toContain('取り消し');
    expect((await ask(`${base}/changes`)).text).toContain('床が直りました');
  });

  it('what a new list changes waits for a second official', async () => {
    const first = await draft();
    await move(first, 'submit', HANA);
    await move(first, 'approve', MARI);
    const HEAD = '投票区,投票所名,投票所区分,住所,区域,開始時間,終了時間';
    const rows = [
      '1,本町小学校,当日,こだま町本町1丁目5番1号,本町1丁目,7:00,20:00',
      '3,旭集会所,当日,こだま町旭町5番,旭町全域,7:00,18:00',
    ];
    const publish = async (list: string[]) => {
      const files = [upload('投票所一覧.csv', [HEAD, ...list].join('\n'))];
      const { id, hash } = await stage(site, { owner: PLACE, actor: 'operator', files, answers: {} });
      await commit(site, { id, hash, actor: 'operator' });
      await drain();
    };
    await publish(rows);
    const now1 = (await readTown(db, PLACE)).places.find(({ name }) => name === '本町小学校');
    await follows('a@example.jp', now1?.key ?? '');
    onDay(5);
    await publish(
      rows.map((row) =>
        row.replace('本町小学校,当日,こだま町本町1丁目5番1号', '本町公民館,当日,こだま町本町2丁目1番1号'),
      ),
    );
    const page = (await ask(base)).text;
    expect(page).toContain('変わったところを、町が確かめています');
    expect(page).not.toContain('第1投票区の投票所が変わりました');
    expect((await queued()).filter(({ subject }) => subject.includes('第1'))).toEqual([]);
    const { rows: held } = await sql<{ id: string }>`
      select id::text as id from elections.alert where origin = 'list' and announced_at is null`.execute(db);
    expect((await move(held[0]?.id ?? '', 'approve', MARI)).status).toBe(303);
    await drain();
    expect((await ask(base)).text).toContain('第1投票区の投票所が変わりました');
    expect((await queued()).filter(({ subject }) => subject.includes('第1'))).toHaveLength(1);
    await publishTowns(site);
  });
});

describe('asking to be told', () => {
  const tell = `${base}/places/${ASAHI}/tell`;

  it('takes an address, writes a letter, and keeps nothing else of the reader', async () => {
    expect((await ask(`${base}/places/${ASAHI}`)).text).toContain(`${tell}"`);
    expect((await ask(tell)).text).toContain('第3投票区・旭集会所');
    expect((await ask(tell, null, { email: 'hanako@example' })).status).toBe(422);
    const sent = await ask(tell, null, { email: 'hanako@example.jp' });
    expect([sent.status, sent.text.includes('確認のメールを')]).toEqual([200, true]);
    const { rows } = await sql<
      Record<string, unknown>
    >`select kind, owner, ref, filter, hour from notices.asked`.execute(db);
    expect(rows).toEqual([
      { kind: 'elections.place-changed', owner: PLACE, ref: ASAHI, filter: '', hour: null },
    ]);
    const [letter] = await listMail(db, 5);
    expect(JSON.stringify(letter)).toContain('hanako@example.jp');
  });

  it('is refused for a place that is none, and on a site without mail says so', async () => {
    expect((await ask(`${base}/places/0123456789/tell`)).status).toBe(404);
    const without = createApp(
      { ...site, settings: { signUp: 'invite', oidc: [], mail: null } },
      { assets: assets() },
    );
    const page = await (await without.request(`http://localhost${tell}`)).text();
    expect(page).toContain('いまメールを送れません');
    expect((await app.request(`http://localhost${tell}/push`)).status).toBe(200);
    const device = await app.request(`http://localhost${tell}/push`, {
      method: 'POST',
      headers: { origin: 'http://localhost', 'content-type': 'application/json' },
      body: '{"device":{}}',
    });
    expect(device.status).toBe(422);
  });
});

describe('whoever wants to be forgotten', () => {
  it('leaves nothing behind, and is told nothing more', async () => {
    await follows('hanako@example.jp', ASAHI);
    const id = await draft();
    await move(id, 'submit', HANA);
    await move(id, 'approve', MARI);
    await drain();
    expect(await queued()).toHaveLength(1);
    const { rows } = await sql<{
      id: number;
      nonce: string;
    }>`select id, nonce from notices.subscriber`.execute(db);
    const token = await manageToken(db, rows[0] ?? { id: 0, nonce: '' });
    const gone = await ask(`/notices/manage/${token}/delete`, null, {});
    expect([200, 303]).toContain(gone.status);
    expect(await grepDatabase(db, 'hanako@example.jp')).toEqual([]);
    await move(id, 'withdraw', HANA, '床が直りました');
    await drain();
    expect(await queued()).toEqual([]);
  });
});

describe('programs of the town', () => {
  it('are added with a secret that is shown once, and removed', async () => {
    expect((await ask(`${desk}/relay`, HANA, { url: 'http://bot.example.jp' })).status).toBe(422);
    const added = await ask(`${desk}/relay`, HANA, { url: 'https://bot.example.jp/hook' });
    expect(added.text).toContain('署名のかぎ');
    expect((await ask(`${desk}/relay`, HANA)).text).toContain('bot.example.jp');
    const { rows } = await sql<{ id: number; ref: string }>`select id, ref from notices.subscription`.execute(
      db,
    );
    expect(rows[0]?.ref).toBe('');
    expect((await ask(`${desk}/relay/${rows[0]?.id}/remove`, 'ken:organiser', {})).status).toBe(403);
    await ask(`${desk}/relay/${rows[0]?.id}/remove`, HANA, {});
    expect((await sql`select 1 from notices.subscription`.execute(db)).rows).toEqual([]);
  });
});

describe('a leaked name', () => {
  it('goes from what was announced, and the record says who did what', async () => {
    const id = await draft({ reason: '管理人の漏洩太郎さんが入院したため' });
    await move(id, 'submit', HANA);
    await move(id, 'approve', MARI);
    const entries = await historyOf(db, { owner: PLACE, ref: `elections.alert/${id}` });
    expect(entries.map(({ action, actor }) => `${action.split('.').at(-1)} ${actor}`)).toEqual([
      ...['publish mari', 'approve mari', 'submit hana', 'start hana'],
    ]);
    expect((await ask(base)).text).toContain('漏洩太郎');
    await purge(site, { owner: PLACE, text: '漏洩太郎', reason: '氏名', actor: { kind: 'operator' } });
    for (const path of [base, `${base}/changes`, `${base}/changes.json`, `${base}/changes.atom`]) {
      expect((await ask(path)).text, path).not.toContain('漏洩太郎');
    }
  });
});
