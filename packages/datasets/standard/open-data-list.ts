import { demanding } from './column.ts';
import type { Dataset } from './dataset.ts';
import { entryColumns, updateColumns } from './open-data-list-columns.ts';
import { scopeAndContactColumns } from './open-data-list-contact-columns.ts';
import { fileColumns } from './open-data-list-file-columns.ts';

/** The fifteen columns of the old edition became forty-two, which say the same as DCAT and CKAN: datasets and their files. */
export const openDataList: Dataset = {
  slug: 'open_data_list',
  name: { ja: 'オープンデータ一覧', en: 'List of open data' },
  kind: 'flat',
  newEdition: 'observed',
  oldEdition: true,
  columns: demanding([...entryColumns, ...updateColumns, ...scopeAndContactColumns, ...fileColumns], {
    oldRequired: ['データセット_タイトル', 'データセット_分類', 'データセット_最終更新日', 'ファイル形式'],
  }),
  marks: [
    'データセット_タイトル',
    'データセット_分類',
    'ファイル形式',
    'ファイル_ダウンロードURL',
    'データセット_概要',
  ],
  words: [
    'open_data_list',
    'opendata_list',
    'オープンデータ一覧',
    'データセット一覧',
    'オープンデータ',
    'データ一覧',
  ],
};
