import { actorNamed } from '@tomoni/places/testing';
import { createApp } from '@tomoni/platform/http';
import { stage } from '@tomoni/platform/intake';
import { assets } from '@tomoni/platform/pages';
import { testDatabase } from '@tomoni/platform/testing';
import { todosFor } from '@tomoni/platform/workflow';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { listDatasets } from './datasets.ts';
import { AEDS, files, OWNERS, PLACE, publishTown, TOILETS, testSite, upload } from './testing-town.ts';

const { db } = await testDatabase({ owners: OWNERS });
const site = testSite(db);
const app = createApp(site, { assets: assets() });
const TODAY = '2026-11-24';
const base = `/${PLACE}/office/data`;
const HANA = 'hana:official';
const TARO = 'taro:approver';

await publishTown(site, [upload('ベンチ.csv', 'ベンチの場所,材質,数\n駅前,木,3\n')]);

async function ask(path: string, who: string | null, form?: Record<string, string | string[]>) {
  const headers: Record<string, string> = who === null ? {} : { 'x-test-actor': who };
  const init: RequestInit = { headers };
  if (form !== undefined) {
    headers.origin = 'http://localhost';
    init.method = 'POST';
    init.body = new URLSearchParams(
      Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
    );
  }
  const response = await app.request(`http://localhost${path}`, init);
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    text: await response.text(),
  };
}

/** Every value that a form of a page would send of its hidden field. */
function hidden(text: string, name: string): string[] {
  return [...text.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, 'g'))].map(([, value = '']) => value);
}

async function dropped(uploads = files()): Promise<string> {
  const staged = await stage(site, { owner: PLACE, actor: 'hana', files: uploads, personal: 'ask' });
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
    for (const path of [base, `${base}/upload`, `${base}/templates`])
      expect((await ask(path, who)).status).toBe(status);
  });
});

describe('a question about a position', () => {
  const park = (name: string, lat: string, n: number) => `${name},こだま町本町${n}番,${lat},138.9${170 + n}`;
  const rows = [
    '名称,住所,緯度,経度',
    ...Array.from({ length: 12 }, (_, n) => park(`公園${n}`, `36.40${n + 10}`, n + 1)),
    park('遠い公園', '36.9021', 40),
  ];

  it('has a drawing beside it, with a letter for each answer and the other records as dots', async () => {
    const id = await dropped([upload('公衆トイレ.csv', rows.join('\n'))]);
    for (const [lang, away] of [
      ['', '離れています'],
      ['/en', 'from the nearest of the others'],
    ] as const) {
      const { text } = await ask(`${lang}${base}/staged/${id}?item=0.0.0`, HANA);
      const [, todo = ''] = text.split('class="todo"');
      const asked = todo.split('<li>').find((one) => one.includes('遠い公園'));
      expect(asked).toContain('class="sketch-map"');
      expect(todo).toContain(away);
      expect(todo.match(/class="sketch-spot"/g)?.length).toBeGreaterThan(1);
      expect(todo.match(/class="sketch-dot"/g)?.length).toBeGreaterThan(0);
    }
  });

  it('of a file in which all is well has none', async () => {
    const id = await dropped([upload('公衆トイレ.csv', rows.slice(0, -1).join('\n'))]);
    expect((await ask(`${base}/staged/${id}?item=0.0.0`, HANA)).text).not.toContain('sketch-map');
  });
});

describe('from a folder to the public', () => {
  it('goes by what was read, answers, drafts, somebody else’s approval and one button for all', async () => {
    const id = await dropped();
    const all = await ask(`${base}/staged/${id}`, HANA);
    expect(all.status).toBe(200);
    expect(all.text).toContain('4件を');
    expect(all.text).toContain('公衆トイレ');

    const one = await ask(`${base}/staged/${id}?item=0.0.0`, HANA);
    expect(one.text).toContain('3行目を見出し');
    expect(one.text).toContain('<del>○</del>');
    expect(one.text).toMatch(/cell-ask[\s\S]*△/);
    // Why a cell is green stands beside it in words.
    expect(one.text).toMatch(/<del>○<\/del><ins>有<\/ins><span class="cell-why">.*?有・無に<\/span>/);
    expect(one.text).toMatch(/cell-why">.*?緯度⇄経度<\/span>/);

    const question = /name="(answer-value:[^"]*)"/.exec(one.text)?.[1] ?? '';
    const answered = await ask(`${base}/staged/${id}/answer?item=0.0.0`, HANA, {
      hash: hidden(one.text, 'hash')[0] ?? '',
      [question.replaceAll('&amp;', '&')]: '=有',
    });
    expect(answered.status).toBe(303);

    const again = await ask(`${base}/staged/${id}?item=0.0.0`, HANA);
    const committed = await ask(`${base}/staged/${id}/commit`, HANA, {
      hash: hidden(again.text, 'hash').at(-1) ?? '',
    });
    expect(committed.location).toContain('/batch/');
    const batch = await ask(committed.location, HANA);
    expect(batch.text).toContain('4件の');
    const described = await ask(`${committed.location}/about`, HANA, {
      licence: 'CC0-1.0',
      rhythm: 'yearly',
      department: '公園緑地課',
      contact: '03-0000-0000',
    });
    expect(described.status).toBe(303);

    const submitted = await ask(committed.location, HANA, {
      move: 'submit',
      seen: hidden(batch.text, 'seen'),
    });
    expect(submitted.text).toContain('4件を進めました');
    expect(await todosFor(site, actorNamed(TARO, PLACE), TODAY)).toHaveLength(4);

    const own = await ask(committed.location, HANA, {
      move: 'approve',
      seen: hidden(submitted.text, 'seen'),
    });
    expect(own.text).not.toContain('件を進めました');

    const waiting = await ask(committed.location, TARO);
    const approved = await ask(committed.location, TARO, {
      move: 'approve',
      seen: hidden(waiting.text, 'seen'),
    });
    expect(approved.text).toContain('4件を進めました');
    const published = await ask(committed.location, HANA, {
      move: 'publish',
      seen: hidden((await ask(committed.location, HANA)).text, 'seen'),
    });
    expect(published.text).toContain('4件を進めました');
    const { datasets } = await listDatasets(db, { owner: PLACE });
    expect(datasets.find(({ standard }) => standard === 'public_toilet')).toMatchObject({
      ...{ licence: 'CC0-1.0', rhythm: 'yearly', department: '公園緑地課' },
    });

    const undone = await ask(committed.location, HANA, {
      move: 'undo',
      seen: hidden((await ask(committed.location, HANA)).text, 'seen'),
    });
    expect(undone.text).toContain('4件を進めました');
    const left = (await listDatasets(db, { owner: PLACE })).datasets.map(({ title }) => title);
    expect(left).toEqual(['ベンチ']);
  });

  it('an old page moves nothing that somebody else has moved', async () => {
    const id = await dropped([upload('aed2.csv', AEDS.replace('町役場', '町役場 本庁舎'))]);
    const page = await ask(`${base}/staged/${id}`, HANA);
    const made = await ask(`${base}/staged/${id}/commit`, HANA, {
      hash: hidden(page.text, 'hash').at(-1) ?? '',
    });
    const { location } = await ask(made.location, HANA);
    const seen = hidden((await ask(location, HANA)).text, 'version')[0] ?? '';
    expect((await ask(location, HANA, { move: 'submit', version: seen })).status).toBe(303);
    expect((await ask(location, HANA, { move: 'drop', version: seen })).status).toBe(409);
  });
});

describe('what a person says of a table', () => {
  it('holds for the columns of this file and of the next one', async () => {
    const id = await dropped([upload('toilets.csv', TOILETS)]);
    const form = await ask(`${base}/staged/${id}/columns?item=0.0.0`, HANA);
    expect(form.status).toBe(200);
    const page = await ask(`${base}/staged/${id}`, HANA);
    const names = [...form.text.matchAll(/name="(column-\d+)-was" value="([^"]*)"/g)];
    const extra = names.find(([, , value]) => value === '-')?.[1] ?? '';
    const fields = Object.fromEntries(
      names.flatMap(([, name = '', value = '']) => [
        [name, value],
        [`${name}-was`, value],
      ]),
    );
    const said = await ask(`${base}/staged/${id}/columns`, HANA, {
      ...fields,
      ...{
        hash: hidden(page.text, 'hash')[0] ?? '',
        item: '0.0.0',
        kind: 'public_toilet',
        'kind-was': 'public_toilet',
      },
      [extra]: '備考',
    });
    expect(said.status).toBe(303);
    const after = await ask(said.location, HANA);
    expect(after.text).toContain('前に決めた対応');
    await ask(`${base}/staged/${id}/commit`, HANA, { hash: hidden(after.text, 'hash').at(-1) ?? '' });
    const next = await dropped([upload('別のトイレ.csv', TOILETS)]);
    expect((await ask(`${base}/staged/${next}`, HANA)).text).toContain('前に決めた対応');
  });
});

describe('a promise about updates', () => {
  it('stands among what is to be done when it wasn’t kept, and goes when the update is there', async () => {
    const late = async (today: string) =>
      (await todosFor(site, actorNamed(HANA, PLACE), today)).filter(({ id }) =>
        id.startsWith('catalogue.late'),
      );
    await publishTown(site, [upload('水質.csv', '地点,測定値\n上,1\n')], { rhythm: 'monthly' });
    expect(await late('2026-12-24')).toEqual([]);
    expect(await late('2026-12-25')).toMatchObject([
      { due: '2026-12-24', title: { ja: '「水質」の更新の予定日をすぎています' } },
    ]);
    const later = testSite(db, () => new Date('2026-12-26T00:00:00Z'));
    await publishTown(later, [upload('水質.csv', '地点,測定値\n上,2\n')]);
    expect(await late('2026-12-27')).toEqual([]);
  });
});

describe('places that are looked at by night', () => {
  it('are added, paused, and removed; a wrong address comes back as it was typed', async () => {
    const wrong = await ask(`${base}/harvests`, HANA, { url: 'ftp://example.jp/a.csv', licence: 'CC0-1.0' });
    expect([wrong.status, wrong.text.includes('ftp://example.jp/a.csv')]).toEqual([422, true]);
    const added = await ask(`${base}/harvests`, HANA, {
      url: 'https://city.example.jp/wc.csv',
      licence: 'CC0-1.0',
    });
    expect(added.status).toBe(303);
    expect((await ask(`${base}/harvests`, HANA)).text).toContain('https://city.example.jp/wc.csv');
    const change = async (what: string) => {
      expect((await ask(added.location, HANA, { do: what })).status).toBe(303);
      return (await ask(what === 'remove' ? `${base}/harvests` : added.location, HANA)).text;
    };
    expect(await change('pause')).toContain('休んでいます');
    expect(await change('resume')).not.toContain('休んでいます');
    expect(await change('remove')).not.toContain('wc.csv');
    expect((await ask(added.location, HANA)).status).toBe(404);
    expect((await ask(`${base}/harvests`, 'yuki:official@992038')).status).toBe(403);
  });
});

describe('an empty table', () => {
  it('has the header of the standard', async () => {
    const file = await ask(`${base}/templates/public_toilet.csv`, HANA);
    expect(file.text).toMatch(/^\uFEFF?全国地方公共団体コード,ID,/);
    expect((await ask(`${base}/templates/nothing.csv`, HANA)).status).toBe(404);
  });
});

describe('a file with the home of a carer', () => {
  const list = [
    '名称,種別,所在地_連結表記,緯度,経度,収容定員,受入年齢',
    'さくら保育園,認可公立保育所,こだま町本町1丁目9番1号,36.4019,138.9177,60,0歳～5歳',
    'すみれ,家庭的保育事業,こだま町花園1丁目7番19号,36.407315,138.921846,5,0歳～2歳',
  ];

  it('shows which cells are left out and why, before it is published and after', async () => {
    const id = await dropped([upload('preschool.csv', list.join('\n'))]);
    const { text } = await ask(`${base}/staged/${id}?item=0.0.0`, HANA);
    expect(text).toContain('保育する人の自宅（家庭的保育など）');
    expect(text).toMatch(
      /<del>こだま町花園1丁目7番19号<\/del><ins>こだま町花園1丁目<\/ins><span class="cell-why">.*?自宅のため町・丁目まで/,
    );
    expect((await ask(`/en${base}/staged/${id}?item=0.0.0`, HANA)).text).toContain('a home: district only');
  });

  it('stays a home when somebody answers that its kind is another, or none', async () => {
    const first = await stage(site, {
      owner: PLACE,
      actor: 'hana',
      files: [upload('preschool.csv', list.join('\n'))],
    });
    const kind = first.questions.find(({ text }) => text.ja.includes('家庭的保育事業'))?.id ?? '';
    expect(kind).not.toBe('');
    for (const answer of ['blank', '=認可外保育所']) {
      const { summary } = await publishTown(site, [upload('preschool.csv', list.join('\n'))], {
        [kind]: answer,
      });
      expect(summary).toMatchObject({ datasets: [{ records: 2 }] });
      const { rows } = await sql<{ body: string }>`
        select body::text as body from catalogue.entry where owner = ${PLACE} and name = 'すみれ'`.execute(
        db,
      );
      expect(rows[0]?.body).toContain('こだま町花園1丁目');
      expect(rows[0]?.body).not.toMatch(/7番19号|36\.407315/);
      expect(rows[0]?.body).not.toContain('家庭的保育事業');
    }
  });
});
