/** The table of a month: every preschool of the list, to fill in and bring back. */
import { csv, type FeedDocument } from '@tomoni/platform/feeds';
import { countText } from './count-input.ts';
import { AGES, type Preschool } from './model.ts';

/** Before a key, so that a spreadsheet doesn't take 4571e23456 for a number. */
const KEY_MARK = 'K-';

/** Name, key, and a column for each age; classes that a preschool doesn't have are filled in already. */
export function templateOf(owner: string, preschools: readonly Preschool[]): FeedDocument {
  return csv(
    `${owner}_childcare_vacancy`,
    [
      { header: 'ID', value: ({ key }: Preschool) => `${KEY_MARK}${key}` },
      { header: '名称', value: ({ name }) => name },
      ...AGES.map((age) => ({
        header: `${age}歳`,
        value: ({ vacancy }: Preschool) => (vacancy.ages[age]?.places === 'none' ? countText(null) : ''),
      })),
    ],
    preschools,
  );
}
