/** What the values of a column look like, without regard to its header. */
import { hasValidCheckDigit, nfkc, parseDate, prefectureOf } from '@tomoni/japanese';
import type { ColumnType } from './standard/dataset.ts';

export interface ValueProfile {
  /** Values looked at, blank ones left out. */
  count: number;
  /** Different ones among them, 0 to 1. */
  distinct: number;
  /** Mean length in characters. */
  length: number;
  /** The first few, for words in them. */
  samples: readonly string[];
  /** Share of the values that have this form, 0 to 1. */
  share(form: Form): number;
}

export type Form = keyof typeof FORMS;

const NUMBER = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^[-+]?\d+(?:\.\d+)?$/;
const between = (low: number, high: number) => (text: string) => {
  const value = Number(text);
  return /^\d{2,3}\.\d{2,}$/.test(text) && value >= low && value <= high;
};

/** Tests of one value, which is NFKC and has no space at its ends. Bounds of Japan: 20–46° north, 122–154° east. */
const FORMS = {
  latitude: between(20, 46),
  longitude: between(122, 154),
  number: (text: string) => NUMBER.test(text),
  integer: (text: string) => /^\d{1,3}(?:,\d{3})+$|^\d{1,9}$/.test(text),
  phone: (text: string) => /^\(?0\d{1,4}\)?[-ー‐−(\s]?\d{1,4}[-ー‐−)\s]?\d{3,4}$/.test(text),
  postal: (text: string) => /^〒?\d{3}-?\d{4}$/.test(text),
  mail: (text: string) => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(text),
  url: (text: string) => /^https?:\/\/\S+$|^www\.\S+$/i.test(text),
  date: (text: string) => /\d|元/.test(text) && !/^\d{1,5}$/.test(text) && parseDate(text) !== null,
  time: (text: string) => /^\d{1,2}(?::|時)\d{0,2}(?::\d{2})?分?$|^24:00$/.test(text),
  flag: (text: string) =>
    /^(?:有|無|あり|なし|有り|無し|可|不可|○|〇|◯|×|✕|✖|-|y|n|yes|no|0|1|true|false)$/i.test(text),
  mark: (text: string) => /^(?:1|○|〇|◯|◎|●)$/.test(text),
  kana: (text: string) => /^[ァ-ヶー・ヽヾ\s\d()、.-]{2,}$/.test(text) && /[ァ-ヶ]{2}/.test(text),
  latin: (text: string) => /^[\x20-\x7e’]{3,}$/.test(text) && /[a-z]{3}/i.test(text) && !/:\/\/|@/.test(text),
  municipality: (text: string) => /^\d{6}$/.test(text) && hasValidCheckDigit(text),
  prefecture: (text: string) => prefectureOf(text) !== null && !/\d/.test(text),
  city: (text: string) => /^[^\s\d]{1,8}[市区町村]$/.test(text),
  address: (text: string) =>
    /^(?:東京都|北海道|(?:京都|大阪)府|.{2,3}県)?.{1,12}?[市区町村郡丁目大字]?.*\d+(?:番地?|丁目|-|号)/.test(
      text,
    ) && /[一-龠]/.test(text),
  weekdays: (text: string) =>
    /^[月火水木金土日祝・,、;；~～\-曜毎第\d平休全]+$/.test(text) && /[月火水木金土日]/.test(text),
  corporate: (text: string) => /^\d{13}$/.test(text),
} as const;

/** Of the values of a column in the order of the file; blank ones are left out, and no more than `most` looked at. */
export function profileOf(values: readonly string[], most = 200): ValueProfile {
  const texts = spread(
    values.map((value) => nfkc(value).trim()).filter((value) => value !== ''),
    most,
  );
  const shares = new Map<Form, number>();
  return {
    count: texts.length,
    distinct: texts.length === 0 ? 0 : new Set(texts).size / texts.length,
    length: texts.length === 0 ? 0 : texts.reduce((sum, text) => sum + text.length, 0) / texts.length,
    samples: texts,
    share(form) {
      let share = shares.get(form);
      if (share === undefined) {
        const fits = FORMS[form];
        share = texts.length === 0 ? 0 : texts.filter((text) => fits(text)).length / texts.length;
        shares.set(form, share);
      }
      return share;
    },
  };
}

function spread(texts: string[], most: number): string[] {
  if (texts.length <= most) return texts;
  return Array.from({ length: most }, (_, n) => texts[Math.floor((n * texts.length) / most)] ?? '');
}

/** Forms that the values of a type have; where several, their shares add up. */
const FORMS_OF: Partial<Record<ColumnType, readonly Form[]>> = {
  kana: ['kana'],
  latin: ['latin'],
  'municipality-code': ['integer', 'municipality'],
  'corporate-number': ['corporate'],
  'postal-code': ['postal'],
  prefecture: ['prefecture'],
  municipality: ['city'],
  // Swapped ones are for the repair, they don't speak against the header.
  latitude: ['latitude', 'longitude', 'number'],
  longitude: ['latitude', 'longitude', 'number'],
  phone: ['phone'],
  mail: ['mail'],
  url: ['url'],
  date: ['date', 'integer'],
  time: ['time', 'number'],
  weekdays: ['weekdays'],
  integer: ['number', 'integer'],
  decimal: ['number'],
  'yes-no': ['flag', 'mark'],
  mark: ['mark', 'flag'],
};

/** How well values fit a type, 0 to 1; null when nothing can be said: no values, or a type of free text. */
export function fitOf(type: ColumnType, profile: ValueProfile): number | null {
  const forms = FORMS_OF[type];
  if (forms === undefined || profile.count === 0) return null;
  return Math.min(1, Math.max(...forms.map((form) => profile.share(form))));
}

/** True when the values are plainly something else: text where numbers belong, addresses where a name belongs. */
export function contradicts(type: ColumnType, profile: ValueProfile): boolean {
  if (profile.count < 3) return false;
  const fit = fitOf(type, profile);
  if (fit !== null) return fit < 0.2 && type !== 'latin' && type !== 'kana';
  const hard = (['latitude', 'longitude', 'phone', 'url', 'mail'] as const).some(
    (form) => profile.share(form) > 0.8,
  );
  return hard && (type === 'address' || type === 'prefecture' || type === 'municipality');
}
