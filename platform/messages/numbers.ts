import { isWide, type Lang, tagOf } from './language.ts';

const formats = new Map<string, Intl.NumberFormat>([
  ['ja', new Intl.NumberFormat('ja-JP')],
  ['en', new Intl.NumberFormat('en-GB')],
]);

/** A count with its thousands parted: 1741 → '1,741'. Write years and codes as text: they have no parting. */
export function formatNumber(value: number, lang: Lang): string {
  if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value);
  const tag = tagOf(lang);
  let format = formats.get(tag);
  if (format === undefined) {
    format = new Intl.NumberFormat(tag);
    formats.set(tag, format);
  }
  return format.format(value);
}

/** A list in a sentence: 'びん、缶、紙' / 'bottles, cans and paper'. */
export function joinList(items: readonly string[], lang: Lang): string {
  if (isWide(lang)) return items.join('、');
  if (lang !== 'en') return new Intl.ListFormat(tagOf(lang)).format(items);
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}

/** Facts beside each other on one line: '13:00・中央公民館' / '13:00 · Central hall'. */
export function joinFacts(items: readonly string[], lang: Lang): string {
  return items.filter((item) => item !== '').join(isWide(lang) ? '・' : ' · ');
}

/** The size of a file for people: 18432 → '18 KB'. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilo = bytes / 1024;
  if (kilo < 1024) return `${Math.round(kilo)} KB`;
  const mega = kilo / 1024;
  return mega < 1024 ? `${mega.toFixed(1)} MB` : `${(mega / 1024).toFixed(1)} GB`;
}
