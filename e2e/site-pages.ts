/** One page of every kind that a citizen meets, for what must hold on all of them. */
import { collectionsOfTomoni, todayInJapan } from './independent.ts';

export interface SitePage {
  /** Names its pictures. */
  name: string;
  /** Without the prefix of the language. */
  path: string;
  /** What is asked in English, where that differs. */
  en?: string;
  /** A sheet for paper, which is as wide as paper. */
  paper?: true;
  status?: number;
  /** Most of it is what the town's files say, in the town's own language. */
  ofFiles?: true;
}

/** Open data, and what is made of it. */
const DATA_PAGES: readonly SitePage[] = [
  { name: 'data', path: '/992011/data', ofFiles: true },
  { name: 'data-everywhere', path: '/data', ofFiles: true },
  { name: 'data-found', path: `/992011/data?q=${encodeURIComponent('トイレ')}`, ofFiles: true },
  { name: 'dataset', path: '/992011/data/public-toilet', ofFiles: true },
  { name: 'dataset-map', path: '/992011/data/public-toilet?view=map', ofFiles: true },
  { name: 'dataset-chart', path: '/992011/data/population?view=chart', ofFiles: true },
  { name: 'dataset-columns', path: '/992011/data/public-toilet?view=columns', ofFiles: true },
  { name: 'dataset-rules', path: '/992011/data/public-toilet/rules', ofFiles: true },
  { name: 'dataset-versions', path: '/992011/data/public-toilet/versions', ofFiles: true },
  { name: 'dataset-repairs', path: '/992011/data/public-toilet/versions/1/repairs', ofFiles: true },
  { name: 'record', path: '/992011/data/public-toilet/records/0', ofFiles: true },
  { name: 'record-report', path: '/992011/data/public-toilet/records/0/report', ofFiles: true },
  { name: 'wishes', path: '/992011/data/wishes', ofFiles: true },
  { name: 'facilities', path: '/992011/facilities', ofFiles: true },
  { name: 'facility', path: '/992011/facilities/public-toilet/0', ofFiles: true },
  { name: 'childcare', path: '/992011/childcare', ofFiles: true },
  { name: 'elections', path: '/992011/elections', ofFiles: true },
  { name: 'how-to-vote', path: '/992011/elections/how' },
  // The demonstration makes the one that is over first, then the one to come.
  { name: 'elections-all', path: '/992011/elections/all', ofFiles: true },
  { name: 'election-over', path: '/992011/elections/1', ofFiles: true },
  { name: 'election-to-come', path: '/992011/elections/2', ofFiles: true },
  { name: 'election-record', path: '/992011/elections/1/changes', ofFiles: true },
  { name: 'elections-changes', path: '/992011/elections/changes', ofFiles: true },
];

/** A long name shows what breaks. */
const AREA = 'みどり町3丁目1番～12番，13番1～26号';

export async function sitePages(): Promise<SitePage[]> {
  const today = todayInJapan();
  const { areas } = await collectionsOfTomoni(today, today);
  const area = areas.find(({ name }) => name === AREA)?.id ?? '';
  const town = '/992011/garbage';
  return [
    { name: 'site', path: '/' },
    { name: 'towns', path: `/places?q=${encodeURIComponent('ともに')}`, en: '/places?q=tomoni' },
    { name: 'home', path: '/992011' },
    { name: 'choose', path: town },
    { name: 'choose-by-position', path: '/993018/garbage' },
    { name: 'area', path: `${town}/${area}` },
    { name: 'sorting', path: `${town}/sorting` },
    {
      name: 'sorting-letter',
      path: `${town}/sorting?group=${encodeURIComponent('か')}`,
      en: `${town}/sorting?group=B`,
    },
    {
      name: 'sorting-found',
      path: `${town}/sorting?q=${encodeURIComponent('電池')}`,
      en: `${town}/sorting?q=battery`,
    },
    { name: 'sorting-nothing', path: `${town}/sorting?q=${encodeURIComponent('ゾゾゾ')}` },
    { name: 'categories', path: `${town}/categories` },
    // The key of 有害・危険ごみ: made from the name, so it never changes.
    { name: 'category', path: `${town}/categories/48ae2e72?area=${area}` },
    { name: 'subscribe', path: `${town}/${area}/subscribe` },
    { name: 'remind', path: `${town}/${area}/remind` },
    { name: 'embed', path: `${town}/${area}/embed` },
    { name: 'print-year', path: `${town}/${area}/print`, paper: true },
    { name: 'print-month', path: `${town}/${area}/print?month=${today.slice(0, 7)}`, paper: true },
    { name: 'poster', path: `${town}/${area}/poster`, paper: true },
    { name: 'source', path: `${town}/source` },
    { name: 'compare', path: '/garbage/compare?town=992011&town=993018' },
    ...DATA_PAGES,
    { name: 'about', path: '/about' },
    { name: 'accessibility', path: '/accessibility' },
    { name: 'privacy', path: '/privacy' },
    { name: 'open-data', path: '/open-data' },
    { name: 'sign-in', path: '/sign-in' },
    { name: 'sign-in-link', path: '/sign-in/link' },
    { name: 'missing', path: '/992011/garbage/nowhere', status: 404 },
  ];
}

export const LANGUAGES = ['ja', 'easy', 'en'] as const;

/** The address of a page in a language: Japanese has no prefix. */
export function addressOf({ path, en = path }: SitePage, lang: (typeof LANGUAGES)[number]): string {
  if (lang === 'ja') return path;
  const asked = lang === 'en' ? en : path;
  return `/${lang}${asked === '/' ? '' : asked}`;
}
