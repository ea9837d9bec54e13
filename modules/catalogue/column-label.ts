/** Names of columns as people say them: オストメイト設置トイレ有無 → オストメイト in a table, オストメイト用トイレ in a sentence. */
import { isJapanese, type Lang } from '@tomoni/platform/messages';

const TAILS = /(?:設置|の)?(?:有無|可否)$|_(?:有無|可否)$/u;
const HEADS = /^(?:所在地|施設|利用|災害種別|想定災害)_/u;

interface Words {
  ja: string;
  en: string;
  /** In a sentence, where it is longer. */
  jaLong?: string;
  enLong?: string;
}

/** What people read most; any other column is called by what is left of its name. */
const WORDS: Readonly<Record<string, Words>> = {
  名称: { ja: '名称', en: 'Name' },
  所在地_連結表記: { ja: '所在地', en: 'Address' },
  所在地_町字: { ja: '町名', en: 'Part of town' },
  設置位置: { ja: '設置位置', en: 'Where exactly' },
  電話番号: { ja: '電話番号', en: 'Telephone' },
  利用可能曜日: { ja: '利用可能曜日', en: 'Weekdays' },
  利用開始時間: { ja: '開始', en: 'From' },
  利用終了時間: { ja: '終了', en: 'Until' },
  車椅子使用者用トイレ有無: {
    ...{ ja: '車いす', en: 'Wheelchair' },
    ...{ jaLong: '車いす用トイレ', enLong: 'a wheelchair toilet' },
  },
  乳幼児用設備設置トイレ有無: {
    ...{ ja: 'おむつ替え', en: 'Diaper change' },
    ...{ jaLong: 'おむつ替えのできるトイレ', enLong: 'a place to change diapers' },
  },
  オストメイト設置トイレ有無: {
    ...{ ja: 'オストメイト', en: 'Ostomate' },
    ...{ jaLong: 'オストメイト用トイレ', enLong: 'an ostomate toilet' },
  },
  車椅子使用者用駐車施設有無: { ja: '車いす用駐車場', en: 'Wheelchair parking' },
};

export function columnLabel(name: string, lang: Lang): string {
  const words = WORDS[name];
  if (words === undefined) return bareName(name);
  return isJapanese(lang) ? words.ja : words.en;
}

/** The same where it stands in a sentence. */
export function columnPhrase(name: string, lang: Lang): string {
  const words = WORDS[name];
  if (words === undefined) return bareName(name);
  return isJapanese(lang) ? (words.jaLong ?? words.ja) : (words.enLong ?? words.en);
}

function bareName(name: string): string {
  const short = name.replace(TAILS, '').replace(/_$/u, '').replace(HEADS, '');
  return short === '' ? name : short;
}
