/** By what the next file of the same thing is recognised: its name without what changes from one time to the next. */
import { nfkc } from '@tomoni/japanese';

/** Dates, years, versions, copies: 「公衆トイレ一覧（R8.11現在）のコピー.xlsx」 → 公衆トイレ一覧. */
const CHANGING = [
  /\.[a-z0-9]{2,7}$/iu,
  /(?:の?コピー|copy|最新版?|修正版?|確定版?|final|ver\.?\s*\d[\d.]*|v\d[\d.]*)/giu,
  /(?:令和|平成|昭和|[RHS])\s*(?:元|\d{1,2})(?:[年.]\s*\d{0,2})?(?:[月.]\s*\d{0,2})?日?(?:度|現在|時点|末|版)*/giu,
  /(?<!\d)(?:19|20)\d{2}[-_./年]?(?:\d{1,2}[-_./月]?(?:\d{1,2}日?)?)?(?:度|現在|時点|末|版)*/gu,
  /(?:現在|時点)/gu,
  /[()[\]{}「」【】（）\s_\-.、。・]+/gu,
];

/** @param sheet its sheet, where a file has several */
export function sourceKey(path: string, sheet = ''): string {
  const name = nfkc(path.split('/').at(-1) ?? path);
  const stem = CHANGING.reduce((text, pattern) => text.replace(pattern, ''), name).toLowerCase();
  return sheet === '' ? stem : `${stem}#${nfkc(sheet).trim().toLowerCase()}`;
}

/** The same name as people read it: a title for what has none. */
export function titleOf(path: string, sheet = ''): string {
  const name = nfkc(path.split('/').at(-1) ?? path).replace(/\.[a-z0-9]{2,7}$/iu, '');
  const bare = name
    .replace(/^\d{5,6}[_-](?:\d{3}[_-])?/u, '')
    .replace(/[_\s]+/gu, ' ')
    .trim();
  const title = bare === '' ? name : bare;
  return (sheet === '' ? title : `${title} ${sheet}`).slice(0, 100);
}
