import { added } from './column.ts';
import type { Dataset } from './dataset.ts';
import {
  coordinateSystemColumns,
  facilityId,
  modelBodyCode,
  modelId,
  modelNameColumns,
  modelNote,
  modelPositionColumns,
} from './model-columns.ts';

const PREFIX = '防災行政無線';

export const emergencyRadio: Dataset = {
  slug: 'emergency_radio',
  name: { ja: '防災行政無線', en: 'Loudspeakers for emergencies' },
  kind: 'model',
  newEdition: 'observed',
  oldEdition: false,
  columns: [
    modelBodyCode(PREFIX),
    facilityId,
    added('設備_ID', 'id', 'E0001', '設備を表すIDを書きます。', 'The id of the equipment.', {
      aliases: ['設備ID'],
    }),
    modelId('防災行政無線_ID', { ja: '防災行政無線', en: 'loudspeaker' }),
    ...modelNameColumns(PREFIX, '中央公園', 'チュウオウコウエン', 'Central Park'),
    ...modelPositionColumns(PREFIX),
    ...coordinateSystemColumns(PREFIX),
    added(
      '防災行政無線_地区名',
      'text',
      '中央地区',
      '放送が届く地区の名前を書きます。',
      'The district it serves.',
      {
        aliases: ['地区名', '地区', '地域名'],
      },
    ),
    modelNote('防災行政無線_備考'),
  ],
  marks: ['設備_ID', '防災行政無線_名称', '防災行政無線_地区名'],
  words: ['emergency_radio', '防災行政無線', '防災無線', '屋外拡声子局', '屋外スピーカー'],
};
