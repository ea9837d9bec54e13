/** An area that no town has yet: the longest names, many kinds, several of them on most days. For what must fit on paper. */
import type { TownCalendar } from '../modules/collection/model.ts';
import { posterPage } from '../modules/collection/pages/poster-page.tsx';
import { printPage } from '../modules/collection/pages/print-page.tsx';

const WORDS = {
  ja: {
    area: 'みどり町北部第二土地区画整理事業地内3丁目1番～12番，13番1～26号（国道より北の集合住宅を除く）',
    kind: '資源ごみ（びん・缶・ペットボトル）',
  },
  en: {
    area: 'Midori-cho North, second land readjustment area, 3-chome (blocks 1 to 12, block 13 numbers 1 to 26)',
    kind: 'Recyclables (bottles, cans and PET)',
  },
};

/** Weekdays of twelve kinds: four on each of three days of the week, so that a month shows the smallest signs. */
const WEEKDAYS = [1, 1, 1, 1, 3, 3, 3, 5, 5, 5, 5, 5];

/** The sheet or the poster as pages; its styles come from the site that shows it. */
export function crowdedPage(
  kind: 'print' | 'poster',
  lang: 'ja' | 'en',
  today: string,
  origin: string,
): string {
  const area = {
    id: 'crowded000',
    name: WORDS[lang].area,
    master: null,
    masterName: null,
    centre: '',
    reading: null,
    position: null,
    row: 2,
    cells: WEEKDAYS.map((weekday, category) => ({
      category,
      rules: [{ kind: 'weekly' as const, weekday }],
      remarks: [],
      text: '',
    })),
  };
  const town = { lang, place, path: '/992011', today, now: new Date(`${today}T04:00:00Z`), origin };
  const view = { ...town, calendar: calendarIn(lang), area, later: null, changes: [] };
  return kind === 'print' ? printPage({ ...view, month: null }) : posterPage(view);
}

const place = {
  code: '992011',
  name: 'ともに市',
  nameKana: null,
  nameEn: 'Tomoni City',
  prefecture: null,
  landscape: 'river' as const,
  validFrom: null,
  validUntil: null,
  successors: [],
};

function calendarIn(lang: 'ja' | 'en'): TownCalendar {
  return {
    id: '1',
    place: place.code,
    madeAt: new Date('2026-04-01T00:00:00Z'),
    publishedAt: new Date('2026-04-01T00:00:00Z'),
    madeBy: 'town',
    maker:
      lang === 'ja' ? 'ともに市 環境部 資源循環推進課 収集計画係' : 'Tomoni City, Waste Reduction Division',
    contact: '0000-00-0000',
    putOutBy: '08:30',
    closure: 'skip',
    validThrough: null,
    areaCount: 1,
    categories: WEEKDAYS.map((_, index) => ({
      name: `${WORDS[lang].kind} ${index + 1}`,
      sublabel: null,
      descriptionHtml: null,
      colour: null,
      caution: null,
    })),
    closures: [],
    transfers: [],
    remarks: [],
    editions: {},
    sources: [],
    contentHash: '',
    author: null,
    stagedId: null,
  };
}
