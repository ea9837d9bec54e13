import { addressColumns } from './address-columns.ts';
import { adapted, demanding } from './column.ts';
import type { Dataset, Text } from './dataset.ts';
import { businessColumns, permitColumns, phoneAndOwnerColumns } from './food-business-columns.ts';
import { managingBodyColumns } from './managing-body-columns.ts';
import { note } from './page-columns.ts';
import { positionColumns } from './position-columns.ts';

const BUSINESS: Text = { ja: '営業施設', en: 'the business' };

/**
 * The new header isn't at hand: the old columns, of which 施設所在地 and 施設方書 became the address columns as 住所 and
 * 方書 did everywhere else. 施設電話番号 keeps its name, since no rename of it is known.
 */
export const foodBusiness: Dataset = {
  slug: 'food_business',
  name: { ja: '食品等営業許可・届出', en: 'Licensed food businesses' },
  kind: 'flat',
  newEdition: 'derived',
  oldEdition: true,
  columns: demanding(
    adapted(
      [
        ...managingBodyColumns,
        ...businessColumns,
        ...addressColumns(BUSINESS),
        ...positionColumns(BUSINESS),
        ...phoneAndOwnerColumns,
        ...permitColumns,
        note,
      ],
      {
        所在地_連結表記: {
          old: ['施設所在地'],
          aliases: ['営業所所在地', '営業施設所在地', '営業所の所在地', '営業所住所'],
        },
        '建物名等(方書)': { old: ['施設方書'], aliases: ['営業所方書', '営業施設方書'] },
      },
    ),
    {},
  ),
  marks: ['営業の種類', '業態', '許可番号', '許可満了日'],
  words: [
    ...['food_business', 'food_business_all', 'food_business_new', '食品等営業許可・届出', '食品等営業許可'],
    ...['食品営業許可', '営業許可', '飲食店営業', '食品衛生'],
  ],
};
