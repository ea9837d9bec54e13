/** What in a cell looks like a person: a name, a telephone number, a mail address. */
import { GIVEN_ENDINGS, surnames } from './surnames.ts';

export type PersonalKind = 'name' | 'phone' | 'mail';

/** Longer cells are prose: of those only numbers and addresses are looked at. */
const LONGEST_NAME = 40;
const LONGEST = 5000;

const MAIL = /[A-Za-z0-9._%+-]+[@＠][A-Za-z0-9-]+(?:[.．][A-Za-z0-9-]+)+/;

/** With marks between the groups, or a mobile or free number without; both after NFKC. */
const PHONE = /(?<!\d)(?:\+81[-\s]?|0)\d{1,4}[-()\s]{1,2}\d{1,4}[-()\s]{1,2}\d{3,4}(?!\d)/;
const PLAIN_PHONE = /(?<!\d)0(?:[789]0\d{8}|\d{9})(?!\d)/;
const DASHES = /[‐‑‒–—―−ー－]/g;

const NAME_HEADER =
  /氏名|姓名|名前|お名前|本人|保護者|児童|世帯主|代表者|責任者|担当者|管理者|会長|班長|区長|組長|申請者|届出者|受付者|連絡者|full ?name|contact person/i;
const NOT_NAME_HEADER = /町名|地区名|施設名|品名|名称|市名|園名|会社|法人|団体|店|肩書|役職/;
/** Columns of places: what looks like a name there is one of a place. */
const PLACE_HEADER = /地名|地区|地域|区域|町名|町丁|字|住所|所在地|^area|address/i;

const SPACED = /^([\p{sc=Han}々ヶケノ]{1,4})[\s　・]([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}々ー]{1,4})$/u;
const JOINED = /^[\p{sc=Han}々]{2,5}$/u;
const KANA = /^[\p{sc=Katakana}\p{sc=Hiragana}ー]{2,8}[\s　][\p{sc=Katakana}\p{sc=Hiragana}ー]{2,8}$/u;
const HONORIFIC = /^([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}々ー\s　]{1,10})(?:様|さん|氏|殿)$/u;

/** A place, an office or a thing, whatever surname it begins with. */
const NO_PERSON =
  /[町村市区郡県丁目番地号線駅橋川山丘台園校館店所署局場組社院寺神宮団会室課係部品器機箱類紙缶瓶袋ごみ日月年円]$|丁目|団地|公園|センター|事務/;

/** What a cell looks like, cheap for the many cells that look like nothing. `header` is the text over its column. */
export function looksPersonal(text: string, header: string): PersonalKind | null {
  if (text.length < 2 || text.length > LONGEST) return null;
  const seen = characters(text);
  if (seen.at && MAIL.test(text)) return 'mail';
  if (seen.digits >= 9 && seen.zero && looksLikePhone(text)) return 'phone';
  if (
    seen.digits === 0 &&
    seen.japanese &&
    text.length <= LONGEST_NAME &&
    looksLikeName(text.trim(), header)
  ) {
    return 'name';
  }
  return null;
}

interface Characters {
  at: boolean;
  zero: boolean;
  digits: number;
  japanese: boolean;
}

function characters(text: string): Characters {
  const seen = { at: false, zero: false, digits: 0, japanese: false };
  for (let n = 0; n < text.length; n += 1) {
    const code = text.charCodeAt(n);
    if ((code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19)) {
      seen.digits += 1;
      if (code === 0x30 || code === 0xff10) seen.zero = true;
    } else if (code === 0x40 || code === 0xff20) seen.at = true;
    else if (code >= 0x3040 && code < 0xa000) seen.japanese = true;
  }
  return seen;
}

/** Where in a text that was found to be personal the personal part begins, in characters; 0 when it is the whole. */
export function personalAt(text: string, kind: PersonalKind): number {
  if (kind === 'name') return 0;
  if (kind === 'mail') return Math.max(0, text.search(MAIL));
  const plain = plainDigits(text);
  const at = plain.search(PHONE);
  return Math.max(0, at >= 0 ? at : plain.search(PLAIN_PHONE));
}

function looksLikePhone(text: string): boolean {
  const plain = plainDigits(text);
  return PHONE.test(plain) || PLAIN_PHONE.test(plain);
}

function plainDigits(text: string): string {
  return text.normalize('NFKC').replace(DASHES, '-');
}

function looksLikeName(text: string, header: string): boolean {
  const named = NAME_HEADER.test(header) && !NOT_NAME_HEADER.test(header);
  const honoured = HONORIFIC.exec(text)?.[1]?.trim();
  if (honoured !== undefined && !/[仕同模多客神皆]様$/.test(text))
    return beginsWithSurname(honoured) && !NO_PERSON.test(honoured);
  if (PLACE_HEADER.test(header)) return false;
  const spaced = SPACED.exec(text);
  if (spaced !== null) {
    const [, family = '', given = ''] = spaced;
    return named || (surnames.has(family) && !NO_PERSON.test(given));
  }
  if (NO_PERSON.test(text)) return false;
  if (named) return KANA.test(text) || JOINED.test(text);
  return JOINED.test(text) && isSurnameAndGiven(text);
}

function beginsWithSurname(text: string): boolean {
  return [1, 2, 3].some((length) => surnames.has(text.slice(0, length)));
}

/** 山田太郎: a frequent surname, then two characters of which the last often ends given names. */
function isSurnameAndGiven(text: string): boolean {
  const given = text.slice(2);
  return given.length === 2 && surnames.has(text.slice(0, 2)) && GIVEN_ENDINGS.includes(given.at(-1) ?? ' ');
}
