/** Two small invented towns side by side for this module's tests. */
import { catalogue } from '@tomoni/catalogue';
import { testSite as catalogueSite, OWNERS, PLACE, TUESDAY, upload } from '@tomoni/catalogue/testing';
import { ensurePlace } from '@tomoni/places/contract';
import { commit, stage, type Upload } from '@tomoni/platform/intake';
import type { Site } from '@tomoni/platform/manifest';
import { facilities } from './index.ts';

export { OWNERS, PLACE, TUESDAY };

export const NEIGHBOUR = '992038';

/** In front of the station of Kodama, near the border. */
export const STATION = { lat: 36.4, lon: 138.92 };

const TOILETS = [
  '全国地方公共団体コード,ID,名称,名称_カナ,名称_英語,所在地_連結表記,設置位置,緯度,経度,車椅子使用者用トイレ有無,乳幼児用設備設置トイレ有無,オストメイト設置トイレ有無,利用開始時間,利用終了時間,利用可能時間特記事項,備考',
  '992020,1,こだま駅 北口,コダマエキキタグチ,Kodama Station North,こだま町本町1丁目1番1号,改札を出て左,36.40090,138.92010,有,有,無,00:00,24:00,,',
  '992020,2,中央図書館,チュウオウトショカン,,こだま町本町2丁目3番4号,1階,36.40310,138.92300,有,無,有,09:00,20:00,,',
  '992020,3,あさひ公園,アサヒコウエン,,こだま町旭町5番,,36.41000,138.93000,無,無,無,06:00,12:00,,',
  '992020,4,川原町 河川敷,カワラマチカセンジキ,,こだま町川原町12番,,36.39100,138.91000,無,無,無,,,,',
  '992020,5,池の上公園,イケノウエコウエン,,こだま町池の上1番,,36.42000,138.94000,有,無,無,00:00,24:00,,改修工事のため閉鎖中',
].join('\n');

const AEDS = [
  '全国地方公共団体コード,ID,名称,名称_カナ,所在地_連結表記,緯度,経度,設置位置,電話番号,利用可能曜日,開始時間,終了時間,利用可能日時特記事項,小児対応設備の有無,外部利用不可,備考',
  '992020,1,こだま町役場,コダママチヤクバ,こだま町本町1丁目5番1号,36.40110,138.91800,1階正面玄関,000-000-0001,月火水木金,08:30,17:15,祝日と年末年始を除く,有,,',
  '992020,2,こだま工場,コダマコウジョウ,こだま町工業団地1番,36.40500,138.91500,守衛室,000-000-0002,月火水木金土日,00:00,24:00,,無,外部利用不可,',
].join('\n');

const SHELTERS = [
  '全国地方公共団体コード,ID,名称,名称_カナ,所在地_連結表記,緯度,経度,災害種別_洪水,災害種別_崖崩れ、土石流及び地滑り,災害種別_高潮,災害種別_地震,災害種別_津波,災害種別_大規模な火事,災害種別_内水氾濫,災害種別_火山現象,指定避難所との重複,想定収容人数',
  '992020,1,第一小学校,ダイイチショウガッコウ,こだま町本町3丁目1番,36.40200,138.92500,1,,,1,,1,,,1,500',
  '992020,2,ふれあい広場,フレアイヒロバ,こだま町広野1番,36.40800,138.92700,,,,1,,1,,,,1200',
].join('\n');

const PLACES = [
  '全国地方公共団体コード,ID,名称,名称_カナ,所在地_連結表記,緯度,経度,電話番号,利用可能曜日,開始時間,終了時間,利用可能時間特記事項,説明,車椅子可,授乳室,おむつ替えコーナー,URL',
  '992020,1,町民会館,チョウミンカイカン,こだま町本町4丁目2番,36.40250,138.92150,000-000-0003,火水木金土日,09:00,21:00,,ホールと和室があります,有,有,有,https://example.com/hall',
  '992020,2,こだま母子生活支援施設,コダマボシセイカツシエンシセツ,こだま町秘密町9番,36.40260,138.92160,000-000-0009,月火水木金,09:00,17:00,,,有,無,無,',
].join('\n');

const SURGERIES = [
  '全国地方公共団体コード,ID,名称,名称_カナ,医療機関の種類,所在地_連結表記,緯度,経度,電話番号,診療曜日,診療開始時間,診療終了時間,診療日時特記事項,診療科目',
  '992020,1,こだま医院,コダマイイン,診療所,こだま町本町5丁目1番,36.40400,138.92200,000-000-0004,月火水木金,09:00,18:00,,内科;小児科',
  '992020,2,みどり心療内科,ミドリシンリョウナイカ,診療所,こだま町本町5丁目2番,36.40410,138.92210,000-000-0005,月火水木金,09:00,18:00,,心療内科',
].join('\n');

const EVENTS = [
  '全国地方公共団体コード,ID,イベント名,イベント名_カナ,開始日,終了日,状態,場所名称,所在地_連結表記,緯度,経度,料金(基本)',
  '992020,1,秋まつり,アキマツリ,2026-11-01,2026-11-03,,中央公園,こだま町本町1丁目,36.40300,138.92000,0',
  '992020,2,冬の市,フユノイチ,2026-12-05,2026-12-06,中止,駅前広場,こだま町本町1丁目,36.40000,138.92000,500',
  '992020,3,きょうの音楽会,キョウノオンガクカイ,2026-11-24,2026-11-24,,町民会館,こだま町本町4丁目2番,36.40250,138.92150,0',
].join('\n');

/** Just over the border, nearer to the station than most of Kodama's own. */
const NEIGHBOURS_TOILETS = [
  '全国地方公共団体コード,ID,名称,名称_カナ,所在地_連結表記,緯度,経度,車椅子使用者用トイレ有無,乳幼児用設備設置トイレ有無,オストメイト設置トイレ有無,利用開始時間,利用終了時間',
  '992038,1,となり公園,トナリコウエン,となり村境1番,36.39900,138.92050,有,無,無,00:00,24:00',
  '992038,2,となり駅,トナリエキ,となり村駅前1番,36.30000,138.80000,有,無,無,00:00,24:00',
].join('\n');

const kodama = (): Upload[] => [
  upload('992020_public_toilet.csv', TOILETS),
  upload('992020_aed.csv', AEDS),
  upload('992020_evacuation_space.csv', SHELTERS),
  upload('992020_public_facility.csv', PLACES),
  upload('992020_hospital.csv', SURGERIES),
  upload('992020_event.csv', EVENTS),
];

async function publish(site: Site, owner: string, files: readonly Upload[]): Promise<void> {
  const { id, hash } = await stage(site, { owner, actor: 'operator', files, answers: {} });
  await commit(site, { id, hash, actor: 'operator' });
}

/** Publishes both towns' files as an operator does. */
export async function publishTowns(site: Site): Promise<void> {
  await ensurePlace(site.db, { code: PLACE, name: 'こだま町', nameKana: 'こだままち', nameEn: 'Kodama' });
  await ensurePlace(site.db, { code: NEIGHBOUR, name: 'となり村', nameKana: 'となりむら', nameEn: 'Tonari' });
  await publish(site, PLACE, kodama());
  await publish(site, NEIGHBOUR, [upload('992038_public_toilet.csv', NEIGHBOURS_TOILETS)]);
}

/** A site with this module and its neighbours on a test database. */
export function testSite(db: Site['db'], now: () => Date = () => TUESDAY): Site {
  const site = catalogueSite(db, now);
  const at = site.modules.indexOf(catalogue) + 1;
  return { ...site, modules: [...site.modules.slice(0, at), facilities, ...site.modules.slice(at)] };
}
