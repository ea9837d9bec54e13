import { accessColumns } from './access-columns.ts';
import { addressColumns } from './address-columns.ts';
import { childFriendlyColumns } from './barrier-free-columns.ts';
import { adapted, demanding } from './column.ts';
import { faxNumber, onlineContactColumns, phoneColumns } from './contact-columns.ts';
import type { Dataset, Text } from './dataset.ts';
import { managingBodyColumns } from './managing-body-columns.ts';
import { nameColumns, nameInLetters } from './name-columns.ts';
import { openingHoursColumns } from './opening-hours-columns.ts';
import { addedImageColumns, note, pageUrl } from './page-columns.ts';
import { heightColumns, positionColumns } from './position-columns.ts';
import { careColumns, founderColumns, kindOfPreschool } from './preschool-columns.ts';

const PLACE: Text = { ja: '園や施設', en: 'the nursery or kindergarten' };

/** Property names of papamama's nurseryFacilities.geojson stand among the aliases, so that such a file is one of these. */
export const preschool: Dataset = {
  slug: 'preschool',
  name: { ja: '子育て施設', en: 'Nurseries and kindergartens' },
  kind: 'flat',
  newEdition: 'observed',
  oldEdition: true,
  columns: demanding(
    adapted(
      [
        ...managingBodyColumns,
        ...nameColumns(PLACE, '中央保育園', 'チュウオウホイクエン'),
        nameInLetters('Central Nursery School'),
        kindOfPreschool,
        ...addressColumns(PLACE),
        ...positionColumns(PLACE),
        ...heightColumns,
        ...accessColumns(PLACE),
        ...phoneColumns(PLACE),
        faxNumber,
        ...onlineContactColumns,
        ...founderColumns,
        ...openingHoursColumns(PLACE),
        ...careColumns,
        ...childFriendlyColumns,
        pageUrl(PLACE),
        ...addedImageColumns(),
        note,
      ],
      {
        名称: { aliases: ['園名', '保育所名', '保育園名', '幼稚園名', '保育施設名', '保育施設名称'] },
        所在地_連結表記: {
          aliases: ['Add1', 'Add2', 'Address2', '保育施設住所'],
          together: [
            { headers: ['Add1', 'Add2'], between: '' },
            { headers: ['Address', 'Address2'], between: '' },
          ],
        },
        開始時間: { aliases: ['Open', '保育開始時間', '開園時刻'] },
        終了時間: { aliases: ['Close', '保育終了時間', '閉園時刻'] },
      },
    ),
    { oldRequired: ['名称', '名称_カナ', '所在地_連結表記'] },
  ),
  marks: ['受入年齢', '収容定員', '一時預かりの有無', '認可等年月日', '病児保育の有無'],
  words: [
    ...['preschool', 'nurseryFacilities', 'nurseryData', 'nursery', 'kindergarten', 'kosodate', 'hoiku'],
    ...['子育て施設', '保育園', '保育所', '幼稚園', '認定こども園', 'こども園', '保育施設'],
  ],
};
