/** A small invented town for this module's tests: files as text, and a site that has published them. */
import { places } from '@tomoni/places';
import { ensurePlace } from '@tomoni/places/contract';
import { testPeople } from '@tomoni/places/testing';
import { historyHome } from '@tomoni/platform/history';
import { commit, intakeHome, type Staged, stage, type Upload } from '@tomoni/platform/intake';
import { liveHome } from '@tomoni/platform/live';
import type { Site } from '@tomoni/platform/manifest';
import { searchHome } from '@tomoni/platform/search';
import { workflowHome } from '@tomoni/platform/workflow';
import { catalogue } from './index.ts';

export const OWNERS = [liveHome, searchHome, historyHome, workflowHome, intakeHome, places, catalogue];

/** 13:00 on Tuesday 24 November 2026 in Japan. */
export const TUESDAY = new Date('2026-11-24T04:00:00Z');

export const PLACE = '992020';

/** Titles and a note above the header, signs for yes and no, a swapped position, an era. */
export const TOILETS = [
  '公衆トイレ一覧,,,,,,',
  '令和8年11月現在,,,,,,',
  '名称,住所,緯度,経度,車椅子使用者用トイレ有無,オストメイト設置トイレ有無,清掃担当',
  '中央公園 北トイレ,こだま町本町1丁目2番3号,36.40212,138.91745,○,×,公園緑地課',
  'ﾄﾓﾆ駅前広場,こだま町本町1丁目1番1号,138.92011,36.40077,○,○,都市整備課',
  '池の上公園,こだま町さくら台3番1号,3.639881,138.93102,×,×,公園緑地課',
  '川原町 河川敷,こだま町川原町12番,36.39544,138.92687,△,×,河川課',
  '川原町 河川敷,こだま町川原町12番,36.39544,138.92687,△,×,河川課',
].join('\r\n');

export const AEDS = [
  '名称,名称_カナ,所在地_連結表記,設置位置,緯度,経度,利用可能曜日,開始時間,終了時間',
  '町役場,マチヤクバ,こだま町本町1丁目5番1号,1階正面玄関,36.4011,138.9180,月火水木金,8:30,17:15',
  '中央図書館,チュウオウトショカン,こだま町本町2丁目3番4号,1階カウンター,36.4023,138.9191,火水木金土日,9:00,20:00',
].join('\n');

/** None of the standard. */
export const BENCHES = 'ベンチの場所,材質,数\n駅前,木,3\n川沿い,石,2\n';

export const upload = (name: string, text: string | Uint8Array): Upload => ({
  name,
  bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
});

export const files = (): Upload[] => [
  upload('公衆トイレ一覧（R8.11現在）.csv', TOILETS),
  upload('992020_aed.csv', AEDS),
  upload('ベンチ.csv', BENCHES),
  upload('計画書.pdf', '%PDF-1.4\n%invented\n'),
];

/** Stages files as an operator does. */
export async function staged(
  site: Site,
  uploads: readonly Upload[] = files(),
  answers: Record<string, string> = {},
): Promise<Staged> {
  await ensurePlace(site.db, { code: PLACE, name: 'こだま町', nameKana: 'こだままち', nameEn: 'Kodama' });
  return stage(site, { owner: PLACE, actor: 'operator', files: uploads, answers });
}

/** Publishes files as an operator does. */
export async function publishTown(
  site: Site,
  uploads: readonly Upload[] = files(),
  answers: Record<string, string> = {},
) {
  const seen = await staged(site, uploads, answers);
  const result = await commit(site, { id: seen.id, hash: seen.hash, actor: 'operator' });
  return { staged: seen, ...result };
}

/** A site with this module and its neighbours on a test database. */
export function testSite(db: Site['db'], now: () => Date = () => TUESDAY): Site {
  const quiet = () => {};
  return {
    ...{ db, now, publicUrl: null, modules: [places, catalogue, testPeople(PLACE)] },
    log: { info: quiet, warn: quiet, error: quiet },
  };
}
