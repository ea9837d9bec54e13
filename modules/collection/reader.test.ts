import { ensurePlace } from '@tomoni/places/contract';
import { commit, stage } from '@tomoni/platform/intake';
import { testDatabase } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { calendarWithAreas, currentCalendar } from './calendars.ts';
import { readCalendar } from './store.ts';
import { OWNERS, PLACE, publishTown, testSite, townFiles } from './testing-town.ts';

const { db } = await testDatabase({ owners: OWNERS });
const site = testSite(db);

describe('publishing a town', () => {
  it('stores the calendar with who made it and from what', async () => {
    const { staged } = await publishTown(site);
    expect(staged.kind).toBe('collection.calendar');
    const found = await calendarWithAreas(db, PLACE, '2026-11-24');
    expect(found?.areas.map(({ name }) => name)).toEqual([
      'みどり町1丁目',
      'みどり町2丁目1番～12番',
      '上記以外のみどり町2丁目',
    ]);
    expect(found?.calendar).toMatchObject({
      madeBy: 'town',
      maker: 'こだま町 環境課',
      putOutBy: '08:30',
      validThrough: '2027-03-31',
      areaCount: 3,
    });
    expect(found?.calendar.sources.map(({ name }) => name)).toContain('area_days.csv');
  });

  it('makes no new version of the same files, and says what a new one changes', async () => {
    const before = await currentCalendar(db, PLACE, '2026-11-24');
    expect(await publishTown(site)).toMatchObject({ version: before?.id });
    const { summary, version } = await publishTown(site, {
      'area_days.csv': [
        '地名,センター,燃やすごみ,プラスチック,古紙・布,有害ごみ',
        'みどり町1丁目,北,月 木,水,木2 木4 *1,木1',
        'みどり町2丁目1番～12番,北,月 木,水,火1,20261210 20270331',
        '新しい町,北,月 木,火,火1,',
      ].join('\n'),
    });
    expect(version).not.toBe(before?.id);
    expect(summary).toMatchObject({
      changes: {
        added: [{ name: '新しい町' }],
        removed: [{ name: '上記以外のみどり町2丁目' }],
        unchanged: 1,
        changed: [{ name: 'みどり町1丁目' }],
      },
    });
    expect((await currentCalendar(db, PLACE, '2026-11-24'))?.id).toBe(version);
  });

  it('takes what an official brings in for the town’s own, under the name it goes by', async () => {
    const files = townFiles({ 'remarks.csv': 'ID,注意事項\n1,袋は透明に\n' });
    const staged = await stage(site, { owner: PLACE, actor: 'hana', files });
    const { version } = await commit(site, { id: staged.id, hash: staged.hash, actor: 'hana' });
    expect(await readCalendar(db, PLACE, version)).toMatchObject({
      madeBy: 'town',
      maker: 'こだま町 環境課',
    });
    const twice = await stage(site, { owner: PLACE, actor: 'taro', files });
    const repeated = await commit(site, { id: twice.id, hash: twice.hash, actor: 'taro' });
    expect(repeated.version).toBe(version);
    await ensurePlace(db, { code: '992038', name: 'みぎわ村' });
    const first = await stage(site, { owner: '992038', actor: 'yuki', files });
    const made = await commit(site, { id: first.id, hash: first.hash, actor: 'yuki' });
    expect(await readCalendar(db, '992038', made.version)).toMatchObject({
      madeBy: 'town',
      maker: 'みぎわ村',
    });
  });

  it('tells others through the outbox', async () => {
    const { rows } = await sql<{ kind: string; ref: string }>`select kind, ref from platform.outbox`.execute(
      db,
    );
    expect(rows).toContainEqual({ kind: 'calendar.published', ref: PLACE });
  });

  it('refuses files without a calendar, and changes nothing', async () => {
    const before = await currentCalendar(db, PLACE, '2026-11-24');
    const staged = await stage(site, {
      owner: PLACE,
      actor: 'operator',
      files: townFiles({ 'area_days.csv': '地名,センター,燃やすごみ\n' }),
    });
    expect(staged.committable).toBe(false);
    await expect(commit(site, { id: staged.id, hash: staged.hash, actor: 'operator' })).rejects.toThrow();
    expect((await currentCalendar(db, PLACE, '2026-11-24'))?.id).toBe(before?.id);
  });

  it('asks what the files cannot tell, and refuses an answer that it cannot read', async () => {
    const files = townFiles({
      'area_days.csv': '地名,センター,燃やすごみ\n山手,北,月\n',
      'center.csv': null,
    });
    const asked = await stage(site, { owner: PLACE, actor: 'operator', files });
    expect(asked.questions.map(({ id }) => id)).toEqual(['validThrough', 'putOutBy']);
    const wrong = await stage(site, {
      owner: PLACE,
      actor: 'operator',
      files,
      answers: { putOutBy: '朝', validThrough: '令和9年3月31日' },
    });
    expect(wrong.committable).toBe(false);
    expect(wrong.findings.map(({ code }) => code)).toContain('collection.bad-answer');
  });

  it.each([
    ['beside the Japanese one', 'ja/', 'en-US/'],
    ['inside the Japanese one', '', 'en/'],
  ])('takes editions in other languages that lie %s', async (_where, ja, en) => {
    const japanese = townFiles().map((file) => ({ ...file, name: `${ja}${file.name}` }));
    const english = townFiles({
      'area_days.csv':
        'area;centre;Burnable;Plastic;Paper;Hazardous\nMidori 1;N;;;;\nMidori 2 (1–12);N;;;;\nMidori 2, rest;N;;;;\n',
      'description.csv': 'label;sublabel;description\nBurnable;Kitchen waste;twice a week\n',
      'target.csv': 'label;name;notice;furigana\nHazardous;Battery;;B\n',
    }).map((file) => ({ ...file, name: `${en}${file.name}` }));
    const staged = await stage(site, { owner: PLACE, actor: 'operator', files: [...japanese, ...english] });
    await commit(site, { id: staged.id, hash: staged.hash, actor: 'operator' });
    const calendar = await currentCalendar(db, PLACE, '2026-11-24');
    expect(calendar?.categories[0]?.name).toBe('燃やすごみ');
    expect(calendar?.editions.en?.categories[0]).toMatchObject({
      name: 'Burnable',
      sublabel: 'Kitchen waste',
    });
    expect(Object.values(calendar?.editions.en?.areaNames ?? {}).sort()).toEqual([
      'Midori 1',
      'Midori 2 (1–12)',
      'Midori 2, rest',
    ]);
  });
});
