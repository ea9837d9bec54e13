import type { Dataset } from './dataset.ts';
import {
  schoolAddressColumns,
  schoolHistoryColumns,
  schoolIdentityColumns,
} from './educational-institution-columns.ts';

/** Its columns are those of the national list of school codes. */
export const educationalInstitution: Dataset = {
  slug: 'educational_institution',
  name: { ja: '教育機関', en: 'Schools' },
  kind: 'model',
  newEdition: 'observed',
  oldEdition: false,
  columns: [...schoolIdentityColumns, ...schoolAddressColumns, ...schoolHistoryColumns],
  marks: ['教育機関_学校コード', '教育機関_学校種', '教育機関_設置区分', '教育機関_学校名'],
  words: ['educational_institution', '教育機関', '学校', '学校一覧', '学校コード', '小学校', '中学校'],
};
