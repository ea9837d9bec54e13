/** All preschools of a town for programs: what the pages say, with free places by class and the day of each count. */
import { type IsoDate, nfkc } from '@tomoni/japanese';
import { type CsvColumn, csv, type FeedDocument, geojson, json } from '@tomoni/platform/feeds';
import { clockText } from './hours.ts';
import { AGES, type Age, CARES, type Care, type Preschool } from './model.ts';
import { CURRENT_DAYS, countedOn, isCurrent, type ShownAge, shownAges } from './vacancy.ts';

export const FORMS = ['csv', 'json', 'geojson'] as const;
export type Form = (typeof FORMS)[number];

export interface TownFeed {
  place: { code: string; name: string };
  preschools: readonly Preschool[];
  today: IsoDate;
  /** Address of the finder's page. */
  page: string;
}

export function feedOf(form: Form, feed: TownFeed): FeedDocument {
  if (form === 'csv') return tableOf(feed);
  const { place, preschools, today, page } = feed;
  const about = { place, currentDays: CURRENT_DAYS, page };
  if (form === 'json') return json({ ...about, preschools: preschools.map((one) => itemOf(one, feed)) });
  const features = preschools.map((one) => {
    const { position, ...properties } = itemOf(one, { page, today });
    return { id: one.key, position, properties };
  });
  return geojson(features, about);
}

/** Where less is public than the town knows (`placeIs`), this says no more than the page does. */
function itemOf(preschool: Preschool, { page, today }: Pick<TownFeed, 'page' | 'today'>) {
  const { key, name, nameEn, kind, kindText, ownership, privacy, address, position, capacity } = preschool;
  const { ages, hours, care, vacancy, phone, url, source } = preschool;
  const { overall, dateText } = vacancy;
  return {
    ...{ key, name, nameEn, kind, kindText, ownership, placeIs: privacy, address, position, capacity },
    ...{ fromAge: ages.from, toAge: ages.to },
    ...{ opens: timeOf(hours.opens), closes: timeOf(hours.closes), care },
    vacancies: shownAges(preschool, today),
    overall: overall === null ? null : { ...overall, current: isCurrent(overall.asOf, today) },
    countedText: dateText,
    ...{ phone: phone || null, url: url || null, dataset: source.dataset, page: `${page}/${key}` },
  };
}

function timeOf(minutes: number | null): string | null {
  return minutes === null ? null : clockText(minutes);
}

const CARE_HEADERS: Readonly<Record<Care, string>> = {
  ...{ extended: '延長保育の有無', temporary: '一時預かりの有無', holiday: '休日保育の有無' },
  ...{ night: '夜間保育の有無', sick: '病児保育の有無', allDay: '24時間保育', garden: '園庭の有無' },
};

/** Headers of the standard, so that the table can be read as 子育て施設 again; those of counts as this module reads them. */
function tableOf({ place, preschools, today, page }: TownFeed): FeedDocument {
  const columns: CsvColumn<Preschool>[] = [
    { header: 'ID', value: ({ key }) => `K-${key}` },
    { header: '名称', value: ({ name }) => name },
    { header: '名称_英字', value: ({ nameEn }) => nameEn },
    { header: '種別', value: ({ kindText }) => kindText },
    { header: '公私', value: ({ ownership }) => ownership && { public: '公立', private: '私立' }[ownership] },
    { header: '所在地_連結表記', value: ({ address }) => address },
    { header: '緯度', value: ({ position }) => position?.lat },
    { header: '経度', value: ({ position }) => position?.lon },
    {
      header: '位置の細かさ',
      value: ({ privacy }) => ({ open: '', rough: 'およそ', hidden: '非公開' })[privacy],
    },
    { header: '電話番号', value: ({ phone }) => nfkc(phone) },
    { header: '収容定員', value: ({ capacity }) => capacity },
    {
      header: '受入年齢',
      value: ({ ages: { from, to } }) => ((from ?? to) === null ? '' : `${agesWord(from)}～${agesWord(to)}`),
    },
    { header: '開始時間', value: ({ hours }) => timeOf(hours.opens) },
    { header: '終了時間', value: ({ hours }) => timeOf(hours.closes) },
    ...CARES.map((care) => ({
      header: CARE_HEADERS[care],
      value: (one: Preschool) => yesNo(one.care[care]),
    })),
    ...AGES.map((age) => ({
      header: `空き_${age}歳`,
      value: (one: Preschool) => countWord(shownAges(one, today)[age]),
    })),
    { header: '空き', value: ({ vacancy: { overall } }) => (overall === null ? '' : yesNo(overall.free)) },
    { header: '空き_基準日', value: (one) => countedOn(one) ?? one.vacancy.dateText },
    { header: 'いまの数', value: (one) => currentWord(one, today) },
    ...AGES.map((age) => ({
      header: `基準日_${age}歳`,
      value: (one: Preschool) => shownAges(one, today)[age]?.asOf,
    })),
    { header: 'URL', value: ({ url }) => url },
    { header: 'ページ', value: ({ key }) => `${page}/${key}` },
  ];
  return csv(`${place.code}_childcare`, columns, preschools);
}

const agesWord = (age: Age | null) => (age === null ? '' : `${age}歳`);
const yesNo = (value: boolean | null) => (value === null ? '' : value ? '有' : '無');

/** As `vacancy-words.ts` reads it. */
function countWord(shown: ShownAge | undefined): string | number {
  if (shown === undefined || shown.state === 'unknown') return '';
  if (shown.state === 'none') return '対象外';
  return shown.state === 'full' ? 0 : (shown.count ?? '空きあり');
}

/** Whether the newest count still says how it is; nothing where nobody has counted. */
function currentWord(preschool: Preschool, today: IsoDate): string {
  const { overall, ages } = preschool.vacancy;
  const said = overall !== null || ages.some(({ places }) => places !== null && places !== 'none');
  return said ? yesNo(isCurrent(countedOn(preschool), today)) : '';
}
