import { carried } from './column.ts';
import type { Column } from './dataset.ts';

export const poiCode: Column = carried(
  'POIコード',
  'id',
  '1307',
  '施設の種類を、POIコードの一覧にある番号で書きます。',
  'What kind of place it is, as a number of the list of POI codes.',
  { aliases: ['POI', 'poi', 'POI_コード'] },
);
