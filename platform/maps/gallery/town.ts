/** Invented places of ともに市, which lies in the sea: its position is nowhere in Japan. */
import type { Position } from '@tomoni/geo';
import type { Lang } from '../../messages/index.ts';
import { isJapanese } from '../../messages/index.ts';
import type { IconName } from '../../pages/index.ts';
import type { LayerPoint } from '../layer.ts';

/** The station, in the open sea. */
const STATION: Position = { lat: 30.5, lon: 150.5 };
/** Where the reader stands. */
export const HERE: Position = { lat: 30.5006, lon: 150.4993 };

export type Fact = 'wheelchair' | 'baby' | 'ostomate';

interface Toilet {
  ja: string;
  en: string;
  open: { ja: string; en: string };
  facts: readonly Fact[];
  /** Metres to the east and to the north of the station. */
  at: readonly [number, number];
}

const always = { ja: '24時間', en: 'Always open' };

const toilets: readonly Toilet[] = [
  {
    ja: 'ともに駅 北口',
    en: 'Tomoni Station, north gate',
    open: always,
    facts: ['wheelchair', 'baby'],
    at: [40, 90],
  },
  {
    ja: '中央公園 北トイレ',
    en: 'Chuo Park, north',
    open: always,
    facts: ['wheelchair', 'baby'],
    at: [-20, 410],
  },
  {
    ja: '中央図書館 1階',
    en: 'Central Library, ground floor',
    open: { ja: '夜8時まで・あと5時間', en: 'Until 8 pm, 5 more hours' },
    facts: ['wheelchair'],
    at: [-530, 120],
  },
  {
    ja: '本町まちづくりセンター',
    en: 'Honcho Community Centre',
    open: { ja: '夕方5時まで・あと2時間', en: 'Until 5 pm, 2 more hours' },
    facts: ['wheelchair', 'ostomate'],
    at: [-430, -470],
  },
  { ja: 'さくら台公園', en: 'Sakuradai Park', open: always, facts: ['wheelchair'], at: [870, 330] },
  { ja: '川原町広場', en: 'Kawaramachi Square', open: always, facts: ['wheelchair'], at: [930, -680] },
  {
    ja: 'みどり町ふれあい館',
    en: 'Midori-cho Hall',
    open: always,
    facts: ['wheelchair', 'baby'],
    at: [-810, 560],
  },
  { ja: '池の上公園', en: 'Ikenoue Park', open: always, facts: ['wheelchair'], at: [1080, 930] },
  {
    ja: '東部体育館',
    en: 'East Gymnasium',
    open: always,
    facts: ['wheelchair', 'ostomate'],
    at: [1310, -300],
  },
];

export interface ShownToilet {
  id: string;
  name: string;
  open: string;
  facts: readonly Fact[];
  position: Position;
}

export function toiletsIn(lang: Lang): ShownToilet[] {
  const word = (text: { ja: string; en: string }) => (isJapanese(lang) ? text.ja : text.en);
  return toilets.map((toilet, index) => ({
    id: `t${index + 1}`,
    name: word(toilet),
    open: word(toilet.open),
    facts: toilet.facts,
    position: fromStation(toilet.at),
  }));
}

/** Benches, for the tiles: many, in rows, and too many for pins about one place. */
export function benches(): LayerPoint[] {
  const few = Array.from(
    { length: 24 },
    (_, n): LayerPoint => bench(n, [(n % 6) * 410 - 1150, Math.floor(n / 6) * 390 - 560]),
  );
  const many = Array.from(
    { length: 900 },
    (_, n): LayerPoint => bench(100 + n, [2500 + (n % 30) * 9, Math.floor(n / 30) * 9]),
  );
  return [...few, ...many];
}

function bench(n: number, at: readonly [number, number]): LayerPoint {
  return {
    id: `b${n}`,
    name: `ベンチ${n + 1}`,
    position: fromStation(at),
    href: `/demo/bench/${n}`,
    kind: 'bench',
  };
}

function fromStation([east, north]: readonly [number, number]): Position {
  return { lat: STATION.lat + north / 111_195, lon: STATION.lon + east / 95_810 };
}

export const factLooks: Record<Fact, { icon: IconName; ja: string; en: string }> = {
  wheelchair: { icon: 'accessibility', ja: '車いす', en: 'Wheelchair' },
  baby: { icon: 'baby', ja: 'おむつ替え', en: 'Nappies' },
  ostomate: { icon: 'heart-pulse', ja: 'オストメイト', en: 'Ostomate' },
};
