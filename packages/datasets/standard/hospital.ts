import { addressColumns } from './address-columns.ts';
import { adapted, demanding } from './column.ts';
import { faxNumber, onlineContactColumns, phoneColumns } from './contact-columns.ts';
import type { Dataset, Text } from './dataset.ts';
import { consultationColumns, hospitalKind, operatorColumns } from './hospital-columns.ts';
import { managingBodyColumns } from './managing-body-columns.ts';
import { nameColumns } from './name-columns.ts';
import { note, pageUrl } from './page-columns.ts';
import { heightColumns, positionColumns } from './position-columns.ts';

const HOSPITAL: Text = { ja: '医療機関', en: 'the hospital or surgery' };

/**
 * No published file of the new edition is at hand: these are the old columns after their common renames, with the
 * address, the height and the contact that every published dataset with such columns got.
 */
export const hospital: Dataset = {
  slug: 'hospital',
  name: { ja: '医療機関', en: 'Hospitals and surgeries' },
  kind: 'flat',
  newEdition: 'derived',
  oldEdition: true,
  columns: demanding(
    adapted(
      [
        ...managingBodyColumns,
        ...nameColumns(HOSPITAL, '中央病院', 'チュウオウビョウイン'),
        hospitalKind,
        ...addressColumns(HOSPITAL),
        ...positionColumns(HOSPITAL),
        ...heightColumns,
        ...phoneColumns(HOSPITAL),
        faxNumber,
        ...onlineContactColumns,
        ...operatorColumns,
        ...consultationColumns,
        pageUrl(HOSPITAL),
        note,
      ],
      {
        名称: {
          aliases: ['医療機関名', '医療機関名称', '医療機関の名称', '病院名', '診療所名', 'hospital_name'],
        },
      },
    ),
    {
      oldRequired: [
        ...['名称', '名称_カナ', '医療機関の種類', '所在地_連結表記', '診療曜日', '診療開始時間'],
        ...['診療終了時間', '診療科目', '病床数', 'URL'],
      ],
    },
  ),
  marks: ['診療科目', '病床数', '診療曜日', '医療機関の種類', '医療機関コード'],
  words: ['hospital', 'clinic', '医療機関', '病院', '診療所', 'クリニック', '医院', '歯科'],
};
