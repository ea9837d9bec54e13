/** Who looks after the data, and what tells one row from another: the first columns of nearly every dataset. */
import { added, carried } from './column.ts';
import type { Column } from './dataset.ts';

export const bodyCode: Column = carried(
  '全国地方公共団体コード',
  'municipality-code',
  '139998',
  'データを管理する団体の全国地方公共団体コードを、検査数字を含む6桁で書きます。',
  'The code of the municipality that looks after the data, six digits with the check digit.',
  { old: ['都道府県コード又は市区町村コード'] },
);

export const rowId: Column = carried(
  'ID',
  'id',
  '0000000001',
  '団体の中でほかの行と重ならない番号や記号を書きます。公開後は変えません。',
  'A number or sign that no other row of the municipality has; it stays the same once published.',
  { old: ['NO'] },
);

/** The old edition has the prefecture and the municipality side by side; both name the managing body, not the place. */
export const bodyName: Column = carried(
  '地方公共団体名',
  'text',
  '東京都ともに市',
  'データを管理する団体の名前を、都道府県から書きます。',
  'The name of the municipality that looks after the data, with its prefecture.',
  {
    old: ['都道府県名', '市区町村名'],
    together: [
      { headers: ['都道府県名', '市区町村名'], between: '' },
      { headers: ['pref', 'city'], between: '' },
      { headers: ['prefName', 'cityName'], between: '' },
    ],
  },
);

const bodyNumber: Column = added(
  '法人番号',
  'corporate-number',
  '1000020139998',
  'データを管理する団体の法人番号を、13桁で書きます。',
  'The corporate number of the municipality that looks after the data, 13 digits.',
);

export const managingBodyColumns: readonly Column[] = [bodyCode, rowId, bodyName];

/** As in 観光施設, イベント and 公衆無線LAN, where the corporate number is the managing body's. */
export const managingBodyColumnsWithNumber: readonly Column[] = [bodyCode, bodyNumber, rowId, bodyName];
