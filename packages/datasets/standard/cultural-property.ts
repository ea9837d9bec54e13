import { addressColumns } from './address-columns.ts';
import { adapted, demanding } from './column.ts';
import { onlineContactColumns, phoneColumns } from './contact-columns.ts';
import { classificationColumns, designationColumns, summaryColumns } from './cultural-property-columns.ts';
import type { Dataset, Text } from './dataset.ts';
import { managingBodyColumns } from './managing-body-columns.ts';
import { everydayName, nameColumns, nameInEnglish } from './name-columns.ts';
import { openingHoursColumns } from './opening-hours-columns.ts';
import { carriedImageColumns, note, pageUrl } from './page-columns.ts';
import { heightColumns, positionColumns } from './position-columns.ts';

const PROPERTY: Text = { ja: '文化財', en: 'the cultural property' };

export const culturalProperty: Dataset = {
  slug: 'cultural_property',
  name: { ja: '文化財', en: 'Cultural properties' },
  kind: 'flat',
  newEdition: 'observed',
  oldEdition: true,
  columns: demanding(
    adapted(
      [
        ...managingBodyColumns,
        ...nameColumns(PROPERTY, '旧ともに家住宅', 'キュウトモニケジュウタク'),
        everydayName,
        nameInEnglish('Old Tomoni House'),
        ...classificationColumns,
        ...addressColumns(PROPERTY),
        ...positionColumns(PROPERTY),
        ...heightColumns,
        ...phoneColumns(PROPERTY),
        ...onlineContactColumns,
        ...designationColumns,
        ...openingHoursColumns(PROPERTY),
        ...carriedImageColumns,
        ...summaryColumns,
        pageUrl(PROPERTY),
        note,
      ],
      { 名称: { aliases: ['文化財名', '文化財名称', '文化財の名称', '指定名称'] } },
    ),
    { oldRequired: ['名称', '名称_カナ', '文化財分類'] },
  ),
  marks: ['文化財分類', '員数（数）', '員数（単位）', '文化財指定日', '所有者等'],
  words: ['cultural_property', '文化財', '史跡', '重要文化財', '指定文化財', '天然記念物'],
};
