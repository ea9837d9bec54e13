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
  /** The town's own files in other languages, relative to this folder. */
  editions: Partial<Record<'en', string>>;
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
    editions: { en: 'tomoni-shi/en' },
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
  },
];
