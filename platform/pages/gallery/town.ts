/** A plainly invented town for the gallery: ともに市, its kinds of waste and its next two weeks. */
import { baseLang, type Lang, textIn } from '../../messages/index.ts';
import { categoryLooks } from '../category-colours.ts';
import type { CategoryLook } from '../category-look.ts';

interface DemoCategory {
  ja: string;
  en: string;
  short: { ja: string; en: string };
  days: { ja: string; en: string };
}

const categories = {
  burn: category('燃やすごみ', 'Burnable', '火・金', 'Tue, Fri'),
  plastic: category('プラスチック', 'Plastic', '水', 'Wed'),
  paper: category('古紙・布', 'Paper and cloth', '第2・第4木', '2nd and 4th Thu'),
  can: category(
    'びん・缶・ペットボトル',
    'Bottles, cans, PET',
    '1週おきの月',
    'every other Mon',
    'びん・缶・ペット',
  ),
  nonburn: category('燃やさないごみ', 'Non-burnable', '第1木', '1st Thu'),
  hazard: category('有害・危険ごみ', 'Hazardous', '第1木・透明の袋', '1st Thu, clear bag', '有害・危険'),
  bulky: category('粗大ごみ', 'Bulky', '申し込み', 'on request'),
} as const;

export type DemoKind = keyof typeof categories;

function category(ja: string, en: string, daysJa: string, daysEn: string, shortJa = ja): DemoCategory {
  return { ja, en, short: { ja: shortJa, en }, days: { ja: daysJa, en: daysEn } };
}

const looks = categoryLooks(Object.values(categories).map(({ ja }) => ({ name: ja, colour: null })));

export function lookOf(kind: DemoKind): CategoryLook {
  const look = looks[Object.keys(categories).indexOf(kind)];
  if (look === undefined) throw new Error(`the gallery has no look for ${kind}`);
  return look;
}

/** A kind of waste as an item of a day. */
export function item(kind: DemoKind, lang: Lang, short = false) {
  return {
    name: short ? textIn(categories[kind].short, lang) : categories[kind][baseLang(lang)],
    look: lookOf(kind),
  };
}

/** The kinds that the town collects by the calendar, for legends. */
export function legendOf(lang: Lang) {
  const kinds: DemoKind[] = ['burn', 'plastic', 'paper', 'can', 'nonburn', 'hazard'];
  return kinds.map((kind) => ({ ...item(kind, lang, true), text: textIn(categories[kind].days, lang) }));
}

/** This week and the next: what is collected on which day. */
export const weeks: readonly (readonly { date: string; kinds: readonly DemoKind[] }[])[] = [
  [
    { date: '2026-11-24', kinds: ['burn'] },
    { date: '2026-11-25', kinds: ['plastic'] },
    { date: '2026-11-26', kinds: ['paper'] },
    { date: '2026-11-27', kinds: ['burn'] },
  ],
  [
    { date: '2026-11-30', kinds: ['can'] },
    { date: '2026-12-01', kinds: ['burn'] },
    { date: '2026-12-02', kinds: ['plastic'] },
    { date: '2026-12-03', kinds: ['nonburn', 'hazard'] },
    { date: '2026-12-04', kinds: ['burn'] },
  ],
];

/** What the demo town collects on a date, by its plain rules; empty at New Year. */
export function kindsOn(date: string): DemoKind[] {
  const day = new Date(`${date}T00:00Z`);
  const weekday = day.getUTCDay();
  const nth = Math.ceil(day.getUTCDate() / 7);
  if (isClosed(date)) return [];
  if (weekday === 2 || weekday === 5) return ['burn'];
  if (weekday === 3) return ['plastic'];
  if (weekday === 4 && nth === 1) return ['nonburn', 'hazard'];
  if (weekday === 4 && nth % 2 === 0) return ['paper'];
  const fortnights = (day.getTime() - Date.UTC(2026, 11, 14)) / (14 * 86_400_000);
  return weekday === 1 && Number.isInteger(fortnights) ? ['can'] : [];
}

/** The town's closure at New Year. */
export function isClosed(date: string): boolean {
  return date >= '2026-12-30' && date <= '2027-01-03';
}
