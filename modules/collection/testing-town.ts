/** A small invented town for this module's tests: files as text, and a site that has published them. */
import { places } from '@tomoni/places';
import { ensurePlace } from '@tomoni/places/contract';
import { actorNamed as personNamed, testPeople } from '@tomoni/places/testing';
import { historyHome } from '@tomoni/platform/history';
import { commit, intakeHome, type Staged, stage, type Upload } from '@tomoni/platform/intake';
import { liveHome } from '@tomoni/platform/live';
import type { Site } from '@tomoni/platform/manifest';
import { searchHome } from '@tomoni/platform/search';
import { workflowHome } from '@tomoni/platform/workflow';
import { collection } from './index.ts';

export const OWNERS = [liveHome, searchHome, historyHome, workflowHome, intakeHome, places, collection];

/** 13:00 on Tuesday 24 November 2026 in Japan. */
export const TUESDAY = new Date('2026-11-24T04:00:00Z');

export const PLACE = '992020';

const FILES: Record<string, string> = {
  'area_days.csv': [
    '地名,センター,燃やすごみ,プラスチック,古紙・布,有害ごみ',
    'みどり町1丁目,北,火 金,水,木2 木4 *1,木1',
    'みどり町2丁目1番～12番,北,月 木,水,火1,20261210 20270331',
    '上記以外のみどり町2丁目,北,月 木,火,火1,20261210 20270331',
  ].join('\r\n'),
  'center.csv': '名称,休止開始日,休止終了日\n北,2026/12/30,2027/1/3\n',
  'description.csv': [
    'label,sublabel,description,styles,bgcolor',
    '燃やすごみ,生ごみなど,<p onclick="x()">週2回</p><script>alert(1)</script>,,#ff0000',
    'プラスチック,洗って乾かして,<ul><li>透明の袋で</li></ul>,,#00aacc',
  ].join('\n'),
  'target.csv': [
    'label,name,notice,furigana',
    '有害ごみ,乾電池,,か',
    '有害ごみ,充電池・モバイルバッテリー,端子にテープ,し',
    '燃やすごみ,割り箸,,わ',
    '集めない,ボタン電池,お店の回収缶へ,ほ',
  ].join('\n'),
  'remarks.csv': 'ID,注意事項\n1,雨の日は出さないでください\n',
};

/** The town's files, with some of them replaced or (null) left out. */
export function townFiles(changes: Record<string, string | null> = {}): Upload[] {
  return Object.entries({ ...FILES, ...changes }).flatMap(([name, text]) =>
    text === null ? [] : [{ name, bytes: new TextEncoder().encode(text) }],
  );
}

const ANSWERS = { madeBy: 'town', maker: 'こだま町 環境課', putOutBy: '8:30', closure: 'skip' };

/** Publishes the town's files as an operator does. */
export async function publishTown(
  site: Site,
  changes: Record<string, string | null> = {},
  answers: Record<string, string> = {},
): Promise<{ staged: Staged; summary: unknown; version: string }> {
  await ensurePlace(site.db, { code: PLACE, name: 'こだま町', nameKana: 'こだままち', nameEn: 'Kodama' });
  const staged = await stage(site, {
    owner: PLACE,
    actor: 'operator',
    files: townFiles(changes),
    answers: { ...ANSWERS, ...answers },
  });
  const result = await commit(site, { id: staged.id, hash: staged.hash, actor: 'operator' });
  return { staged, ...result };
}

/** A site with this module and its neighbours on a test database. */
export function testSite(db: Site['db'], now: () => Date = () => TUESDAY): Site {
  const quiet = () => {};
  return {
    db,
    now,
    publicUrl: null,
    modules: [places, collection, testPeople(PLACE)],
    log: { info: quiet, warn: quiet, error: quiet },
  };
}

/** `hana:official` is Hana, an official of this town. */
export const actorNamed = (text: string) => personNamed(text, PLACE);
