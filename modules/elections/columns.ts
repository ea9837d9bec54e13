/** Columns of lists of polling places: those of the standard, and what towns call their own. */
import { nfkc } from '@tomoni/japanese';
import type { AccessKind } from './model.ts';

export type Body = Readonly<Record<string, string>>;

/** On one line, in NFKC; '' for what says nothing. */
export function tidy(text: string | undefined): string {
  const plain = nfkc(text ?? '')
    .replace(/\s+/gu, ' ')
    .trim();
  return /^(?:n\/?a|null|none|不明|未定)$/iu.test(plain) ? '' : plain;
}

/** Of columns by rule, the first that says something. */
export function firstBy(body: Body, rule: RegExp): string {
  const found = Object.entries(body).find(
    ([name, value]) => rule.test(columnKey(name)) && tidy(value) !== '',
  );
  return tidy(found?.[1]);
}

/** Headers for comparing: width, spaces and brackets don't count. */
export function columnKey(name: string): string {
  return nfkc(name).replace(/[\s()「」【】]/gu, '');
}

/** What is voted for there: by its precinct, name, place. */
export const NAME = /^(?:投票所_)?名称$|^投票所$|^投票所名称?$/u;
/** Where the column above holds 第1投票所 only, the building stands in another. */
export const BUILDING = /^(?:投票場所|建物名称?|施設名称?|場所|場所名称?|会場|会場名|投票所施設名称?)$/u;
export const ENGLISH = /^(?:投票所_)?名称_?英[字語]$/u;
export const PRECINCT = /^投票所_投票区名$|^投票区名称?$/u;
export const PRECINCT_NUMBER = /^投票区(?:の?番号|No\.?)?$|^投票所番号$/iu;
export const CONSTITUENCY = /^選挙区分$|^(?:小|衆議院小)?選挙区名?$/u;
export const KIND = /^投票所_投票所区分$|^投票所?(?:の)?(?:区分|種別|種類)$/u;
export const ADDRESS = /^(?:投票所_?|施設_?)?(?:の)?(?:所在地|住所)(?:_連結表記)?$/u;
export const ADDRESS_PARTS = ['所在地_市区町村', '所在地_町字', '所在地_番地以下'];
export const PHONE = /^(?:連絡先_?)?電話(?:番号)?$|^tel$/iu;

/** Who votes there. 地域 alone may as well be a district that no address knows: then no address lies in it, which is right. */
export const AREA =
  /^(?:投票区?所?_?の?|投票の?|対象_?の?|対象となる|該当_?の?|管轄_?|担当_?)?(?:区域|地域|町名|町域|町丁目?|町丁名|地区|住所の範囲|範囲)(?:名|一覧|の範囲)?$/u;
export const ASSOCIATIONS =
  /^(?:対象_?の?|対象となる)?(?:自治会|町内会|町会|行政区)(?:・(?:自治会|町内会|町会))?名?$/u;

/** Days and hours; those that name 期日前 belong to voting before the day. */
export const EARLY = /期日前/u;
export const FIRST_DAY = /(?:開始|初)(?:年月)?日$/u;
export const LAST_DAY = /(?:終了|最終|満了)(?:年月)?日$/u;
export const DAYS = /(?:期間|投票日|開設日|実施日|日程|日にち)$/u;
export const OPENS = /(?:開始|開設|開場|開所)(?:時間|時刻)$/u;
export const CLOSES = /(?:終了|閉鎖|閉場|閉所)(?:時間|時刻)$/u;
export const HOURS = /^(?:期日前)?_?(?:投票|受付|開設|利用)?(?:所)?_?(?:できる)?(?:時間帯?|時刻)$/u;

/** From the most telling to the least: 車いす用スロープ is a slope. */
const ACCESS: readonly (readonly [kind: AccessKind, rule: RegExp])[] = [
  ['slope', /スロープ/u],
  ['steps', /段差/u],
  ['lift', /エレベータ|昇降機/u],
  ['toilet', /(?:多目的|多機能|バリアフリー|車[椅い]す|車イス).*トイレ|オストメイト/u],
  ['wheelchair', /車[椅い]子?す?|車イス|バリアフリー/u],
  ['braille', /点字/u],
  ['sign', /手話|筆談|コミュニケーション/u],
  ['parking', /駐車/u],
  ['shoes', /土足|上履き|靴/u],
];

/** What a column says of who can come in; null when it is about something else. */
export function accessOf(column: string): AccessKind | null {
  const name = columnKey(column);
  return ACCESS.find(([, rule]) => rule.test(name))?.[0] ?? null;
}

/** Others that are about it and have no word here: 介助, 補助. */
export const OTHER_ACCESS = /介助|補助|思いやり|おもいやり|配慮|福祉/u;

/** Codes, readings, positions: of no use on a page. */
export const DULL =
  /コード$|カナ|^ID$|_ID$|^No\.?$|緯度|経度|座標|^X$|^Y$|団体名$|^所在地_|^町字ID$|^高度|ライセンス|外部識別子|^地図|画像|^郵便番号$|内線|メールアドレス|FormURL/iu;

const YES = /^(?:y|yes|true|1|有り?|あり|ある|○|〇|◯|◎|●|可能?|対応済?|設置済?)(?=$|[\s(、。・:])/iu;
const NO = /^(?:n|no|false|0|無し?|なし|ない|×|✕|x|不可|未対応|未設置|-|―|ー)(?=$|[\s(、。・:])/iu;

/** Yes, no, or neither. */
export function yesNo(text: string): boolean | null {
  const read = tidy(text);
  if (NO.test(read)) return false;
  return YES.test(read) ? true : null;
}
