/** Males and females by age, in steps of five years: 0-4歳の男性 to 85歳以上の女性. */
import { carried } from './column.ts';
import type { Column } from './dataset.ts';

const FIRST_OPEN_AGE = 85;
const STEP = 5;

/** What towns write between two ages; the wave in full width becomes `~` when widths are made the same. */
const BETWEEN = ['-', '~', '〜'] as const;

interface Ages {
  /** As in the standard: 0-4歳, 85歳以上. */
  ages: string;
  /** The same as towns spell it. */
  spellings: readonly string[];
  en: string;
}

const agesInSteps: readonly Ages[] = [
  ...Array.from({ length: FIRST_OPEN_AGE / STEP }, (_, step) => {
    const from = step * STEP;
    const to = from + STEP - 1;
    const spellings = BETWEEN.map((dash) => `${from}${dash}${to}歳`);
    return { ages: `${from}-${to}歳`, spellings, en: `aged ${from} to ${to}` };
  }),
  {
    ages: `${FIRST_OPEN_AGE}歳以上`,
    spellings: [`${FIRST_OPEN_AGE}歳以上`, `${FIRST_OPEN_AGE}歳〜`, `${FIRST_OPEN_AGE}歳~`],
    en: `aged ${FIRST_OPEN_AGE} or older`,
  },
];

const SEXES = [
  { sex: '男性', short: '男', example: '12', en: 'males' },
  { sex: '女性', short: '女', example: '14', en: 'females' },
] as const;

export const ageColumns: readonly Column[] = agesInSteps.flatMap((ages) =>
  SEXES.map(({ sex, short, example, en }) => {
    const name = `${ages.ages}の${sex}`;
    return carried(
      name,
      'integer',
      example,
      `その地域に住む${name}の数を書きます。`,
      `How many ${en} ${ages.en} live there.`,
      { aliases: spelled(ages, sex, short).filter((header) => header !== name) },
    );
  }),
);

function spelled({ spellings }: Ages, sex: string, short: string): string[] {
  return spellings.flatMap((ages) => [
    `${ages}の${sex}`,
    `${ages}の${short}`,
    ...[sex, short].flatMap((word) => [
      `${ages}${word}`,
      `${ages}_${word}`,
      `${ages}(${word})`,
      `${word}${ages}`,
      `${word}_${ages}`,
    ]),
  ]);
}
