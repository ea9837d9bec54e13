/**
 * The invented towns of the demonstration: who they are and where their files lie.
 * Prefecture part 99 belongs to no prefecture of Japan (they end at 47), so no real place can have these codes;
 * the check digits are right. Their coordinates lie in the open sea.
 */

/** An invented municipality, with what `tomoni demo` needs to import it. */
export interface DemoTown {
  /** Six digits with the check digit. */
  code: string;
  name: string;
  /** In hiragana. */
  reading: string;
  nameEn: string;
  prefecture: string;
  prefectureEn: string;
  position: { lat: number; lon: number };
  /** A folder or a file, relative to this folder. */
  calendar: string;
  /** The town's own files in other languages, relative to this folder; they lie inside the calendar's folder. */
  editions: Partial<Record<'en' | 'easy', string>>;
  /** A folder with the open data of its departments, relative to this folder. */
  data?: string;
  /** The landscape at the head of its pages. */
  landscape: 'river' | 'plain';
  /** What only the town's own people know: answers to the questions of the import. */
  answers: Readonly<Record<string, string>>;
}

export const DEMO_PREFECTURE = {
  code: '990001',
  name: '見本県',
  reading: 'みほんけん',
  nameEn: 'Mihon Prefecture',
};

export const DEMO_TOWNS: readonly DemoTown[] = [
  {
    code: '992011',
    name: 'ともに市',
    reading: 'ともにし',
    nameEn: 'Tomoni City',
    prefecture: DEMO_PREFECTURE.name,
    prefectureEn: DEMO_PREFECTURE.nameEn,
    position: { lat: 33.9, lon: 137.9 },
    calendar: 'tomoni-shi',
    editions: { en: 'tomoni-shi/en', easy: 'tomoni-shi/easy' },
    data: 'tomoni-shi-data',
    landscape: 'river',
    answers: {
      madeBy: 'town',
      maker: 'ともに市 環境課',
      contact: '電話 0000-00-0000',
      putOutBy: '8:30',
      closure: 'skip',
    },
  },
  {
    code: '993018',
    name: '川上町',
    reading: 'かわかみまち',
    nameEn: 'Kawakami Town',
    prefecture: DEMO_PREFECTURE.name,
    prefectureEn: DEMO_PREFECTURE.nameEn,
    position: { lat: 34.05, lon: 137.7 },
    calendar: 'kawakami-machi/gomi_nittei_R8_saishuu.xlsx',
    editions: {},
    landscape: 'plain',
    answers: { madeBy: 'volunteers', maker: 'Code for かわかみ', putOutBy: '8:00' },
  },
];
