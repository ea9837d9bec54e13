/** Two small invented towns for this module's tests: one whose list says who votes where, and one whose list doesn't. */
import { catalogue } from '@tomoni/catalogue';
import {
  OWNERS as catalogueOwners,
  testSite as catalogueSite,
  PLACE,
  TUESDAY,
  upload,
} from '@tomoni/catalogue/testing';
import { ensurePlace } from '@tomoni/places/contract';
import { commit, stage, type Upload } from '@tomoni/platform/intake';
import type { Site } from '@tomoni/platform/manifest';
import { elections } from './index.ts';

export { PLACE, TUESDAY };

export const OWNERS = [...catalogueOwners, elections];

/** Its list has no areas. */
export const SILENT = '992038';
/** It has published nothing of this. */
export const EMPTY = '992046';

/** Areas in several forms, early voting in the same file, a place that closes early, one whose words nobody can decide. */
const KODAMA = [
  '投票区,投票所名,投票所区分,住所,緯度,経度,区域,期日前の期間,開始時間,終了時間,車いす,スロープ,土足,小選挙区,備考',
  '1,本町小学校,当日,こだま町本町1丁目5番,36.40100,138.91800,"本町1丁目1番～12番、本町2丁目",,7:00,20:00,有,有,可,第1区,正門から入る',
  '2,町民会館,当日,こだま町本町4丁目2番,36.40250,138.92150,"本町1丁目13番～30番、本町3・4丁目",,7:00,20:00,有,無,,第1区,',
  '3,旭集会所,当日,こだま町旭町5番,36.41000,138.93000,旭町全域,,7:00,18:00,無,無,不可,第1区,',
  '4,川原体育館,当日,こだま町川原町12番,36.39100,138.91000,川原町（国道の東側）,,7:00,20:00,,,,第2区,',
  ',こだま町役場 期日前投票所,期日前,こだま町本町1丁目1番,36.40110,138.91800,,2026-11-20から2026-11-28まで,8:30,20:00,有,有,可,,',
  ',駅前プラザ,期日前,こだま町駅前1番,36.40000,138.92000,,11月26日～11月28日,10:00,19:00,有,有,可,,',
].join('\n');

const TONARI = [
  '投票区番号,施設名,住所,緯度,経度',
  '1,東小学校,となり村東1丁目2番,36.30000,138.80000',
  '2,東公民館,となり村東2丁目8番,36.30500,138.80500',
  '3,西小学校,となり村西3番,36.31000,138.79000',
].join('\n');

async function publish(site: Site, owner: string, files: readonly Upload[]): Promise<void> {
  const { id, hash } = await stage(site, { owner, actor: 'operator', files, answers: {} });
  await commit(site, { id, hash, actor: 'operator' });
}

/** Publishes both towns' files as an operator does. */
export async function publishTowns(site: Site): Promise<void> {
  await ensurePlace(site.db, { code: PLACE, name: 'こだま町', nameKana: 'こだままち', nameEn: 'Kodama' });
  await ensurePlace(site.db, { code: SILENT, name: 'となり村', nameKana: 'となりむら', nameEn: 'Tonari' });
  await ensurePlace(site.db, { code: EMPTY, name: 'からっぽ村' });
  await publish(site, PLACE, [upload('投票所一覧.csv', KODAMA)]);
  await publish(site, SILENT, [upload('投票所.csv', TONARI)]);
}

/** A site with this module and its neighbours on a test database. */
export function testSite(db: Site['db'], now: () => Date = () => TUESDAY): Site {
  const site = catalogueSite(db, now);
  const at = site.modules.indexOf(catalogue) + 1;
  return { ...site, modules: [...site.modules.slice(0, at), elections, ...site.modules.slice(at)] };
}
