import { stagedOf } from '@tomoni/platform/intake';
import { testDatabase } from '@tomoni/platform/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { listDatasets } from './datasets.ts';
import { listEntries } from './entries.ts';
import type { CataloguePreview } from './item.ts';
import type { CatalogueSummary } from './reader.ts';
import { allRecords, listVersions, readOdd, repairParts } from './store.ts';
import {
  AEDS,
  files,
  OWNERS,
  PLACE,
  publishTown,
  staged,
  TOILETS,
  testSite,
  upload,
} from './testing-town.ts';

const { db } = await testDatabase({ owners: OWNERS });
const site = testSite(db);
const previewOf = ({ preview }: Awaited<ReturnType<typeof staged>>) => (preview as CataloguePreview).items;

describe('reading', () => {
  it('knows each file for what it is, with what was put right and what has to be asked', async () => {
    const seen = await staged(site);
    expect(seen.kind).toBe('catalogue.files');
    const [toilets, aeds, benches, plan] = previewOf(seen);
    expect(toilets).toMatchObject({ standard: 'public_toilet', headerRow: 3, records: 5, kind: 'table' });
    expect(aeds).toMatchObject({ standard: 'aed', records: 2 });
    expect(benches).toMatchObject({ standard: null, title: 'ベンチ', records: 2 });
    expect(plan).toMatchObject({ kind: 'file', title: '計画書' });
    expect(toilets?.repairCounts).toMatchObject({ 'datasets.swapped-position': 2, 'datasets.yes-no': 8 });
    const asked = seen.questions.map(({ text }) => text.ja);
    expect(asked).toContainEqual(expect.stringContaining('「△」は有ですか、無ですか'));
    expect(asked).toContainEqual(expect.stringContaining('まったく同じ内容'));
  });

  it('takes answers: a sign means yes, a row stands twice, a table is none of the standard, one stays away', async () => {
    const first = await staged(site);
    const answers: Record<string, string> = {};
    for (const { id } of first.questions) {
      if (id.startsWith('value:')) answers[id] = '=有';
      if (id.startsWith('dup:')) answers[id] = 'drop';
    }
    answers['kind:1.0.0'] = 'none';
    answers['kind:2.0.0'] = 'skip';
    answers['column:清掃担当'] = '備考';
    const seen = await staged(site, files(), answers);
    const [toilets, aeds, benches] = previewOf(seen);
    expect(toilets).toMatchObject({ records: 4 });
    expect(toilets?.columns.find(({ source }) => source === '清掃担当')).toMatchObject({
      name: '備考',
      by: 'correction',
    });
    expect(aeds?.standard).toBeNull();
    expect(benches?.skipped).toBe(true);
    expect(seen.questions.some(({ text }) => text.ja.includes('「△」'))).toBe(true);
  });

  it('never shows a place that shelters people from violence, and bars the file that names it', async () => {
    const secret = `${AEDS}\nあさひ母子生活支援施設,,こだま町北山1番,玄関,36.41,138.92,,,`;
    await publishTown(site, [upload('aed.csv', secret)]);
    const [dataset] = (await listDatasets(db, { owner: PLACE, standards: ['aed'] })).datasets;
    const version = (await listVersions(db, PLACE, dataset?.id ?? ''))[0];
    expect(version).toMatchObject({ recordCount: 2, withheld: 1, source: { barred: true } });
    const everything = JSON.stringify([
      await allRecords(db, PLACE, version?.id ?? ''),
      version,
      await readOdd(db, PLACE, version?.id ?? ''),
      await listEntries(db, { owner: PLACE, standards: ['aed'] }),
    ]);
    expect(everything).not.toContain('あさひ母子');
  });
});

describe('publishing as the operator', () => {
  beforeEach(async () => {
    await publishTown(site);
  });

  it('makes datasets that are found, with their ledger, and empty values where nobody has answered', async () => {
    const { datasets } = await listDatasets(db, { owner: PLACE });
    expect(datasets.map(({ id, title }) => [id, title])).toEqual(
      expect.arrayContaining([
        ['public-toilet', '公衆トイレ'],
        ['aed', 'AED設置箇所'],
      ]),
    );
    const toilets = await listEntries(db, { owner: PLACE, dataset: 'public-toilet' });
    expect(toilets.find(({ name }) => name === 'トモニ駅前広場')).toMatchObject({
      lat: 36.40077,
      lon: 138.92011,
    });
    const [version] = await listVersions(db, PLACE, 'public-toilet');
    const { open } = await readOdd(db, PLACE, version?.id ?? '');
    expect(open.map(([row, , value]) => [row, value])).toEqual(expect.arrayContaining([[7, '△']]));
    const repairs = [];
    for await (const part of repairParts(db, PLACE, version?.id ?? '')) repairs.push(...part);
    expect(repairs).toContainEqual([5, 0, 'ﾄﾓﾆ駅前広場', 'トモニ駅前広場', 'datasets.kana']);
  });

  it('finds records by one, two and three letters, by kana, near a position and in a box', async () => {
    const names = async (options: Parameters<typeof listEntries>[1]) =>
      (await listEntries(db, { owner: PLACE, ...options })).map(({ name }) => name);
    expect(await names({ q: '駅', standards: ['public_toilet'] })).toEqual(['トモニ駅前広場']);
    expect(await names({ q: '公園' })).toEqual(['池の上公園', '中央公園 北トイレ']);
    expect(await names({ q: 'ともに駅' })).toEqual(['トモニ駅前広場']);
    expect(await names({ q: 'としょかん' })).toEqual(['中央図書館']);
    expect((await names({ near: { lat: 36.4011, lon: 138.918 }, standards: ['aed'] }))[0]).toBe('町役場');
    const box = { south: 36.4, west: 138.91, north: 36.4012, east: 138.93 };
    expect((await names({ within: box })).sort()).toEqual(['トモニ駅前広場', '町役場']);
  });

  it('changes nothing when the same files come again, and makes the next version of what differs', async () => {
    const again = (await publishTown(site)).summary as CatalogueSummary;
    expect(again.same).toBe(true);
    const more = TOILETS.replace('清掃担当', '清掃担当課').replace('○,×,公園緑地課', '○,○,公園緑地課');
    const next = (await publishTown(site, [upload('公衆トイレ一覧（R9.4現在）.csv', more)]))
      .summary as CatalogueSummary;
    expect(next.datasets).toMatchObject([{ id: 'public-toilet', same: false }]);
    const [newest, former] = await listVersions(db, PLACE, 'public-toilet');
    expect(newest?.number).toBe((former?.number ?? 0) + 1);
    expect(newest?.changes).toMatchObject({ added: 0, removed: 0, changed: 1, columnsAdded: ['清掃担当課'] });
  });

  it('makes two datasets of two files of one name, and knows each of them again', async () => {
    const pair = (number: string) => [
      upload('one/data.csv', `ベンチの場所,数\n駅前,${number}\n`),
      upload('two/data.csv', `水飲み場,数\n公園,${number}\n`),
    ];
    const first = (await publishTown(site, pair('3'))).summary as CatalogueSummary;
    expect(new Set(first.datasets.map(({ id }) => id)).size).toBe(2);
    const next = (await publishTown(site, pair('4'))).summary as CatalogueSummary;
    expect(next.datasets.map(({ id, number }) => [id, number])).toEqual(
      first.datasets.map(({ id }) => [id, 2]),
    );
  });

  it('keeps what was staged for the official who looks', async () => {
    const seen = await staged(site);
    expect(await stagedOf(site, seen.id)).toMatchObject({ kind: 'catalogue.files', committable: true });
  });
});
