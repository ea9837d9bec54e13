import { addressColumns } from './address-columns.ts';
import { adapted, carried, demanding } from './column.ts';
import { onlineContactColumns, phoneColumns } from './contact-columns.ts';
import type { Column, Dataset, Text } from './dataset.ts';
import { managingBodyColumnsWithNumber } from './managing-body-columns.ts';
import { nameColumns, nameInEnglish } from './name-columns.ts';
import { note, pageUrl } from './page-columns.ts';
import { positionColumns } from './position-columns.ts';

const PLACE: Text = { ja: '無線LANの設置場所', en: 'the place with the wireless LAN' };

const provider: Column = carried(
  '設置者',
  'text',
  'ともに市',
  '無線LANを設けた団体の名前を書きます。',
  'Who put up the wireless LAN.',
  { aliases: ['設置主体', '設置組織', '設置団体', '提供者', '事業者', '事業者名'] },
);

const networkColumns: readonly Column[] = [
  carried('SSID', 'text', 'Tomoni_Free_Wi-Fi', 'SSIDを書きます。', 'The name of the network.', {
    aliases: ['ssid', 'SSID名', 'ネットワーク名', 'アクセスポイント名'],
  }),
  carried(
    '提供エリア',
    'text',
    '1階ロビー',
    '施設の中で電波が届く範囲を書きます。',
    'Where in the building it can be used.',
    { aliases: ['利用エリア', '利用可能エリア', 'エリア', '設置場所', '設置位置', '提供範囲', '提供場所'] },
  ),
];

export const publicWirelessLan: Dataset = {
  slug: 'public_wireless_lan',
  name: { ja: '公衆無線LAN', en: 'Public wireless LAN' },
  kind: 'flat',
  newEdition: 'observed',
  oldEdition: true,
  columns: demanding(
    adapted(
      [
        ...managingBodyColumnsWithNumber,
        ...nameColumns(PLACE),
        nameInEnglish(),
        ...addressColumns(PLACE),
        ...positionColumns(PLACE),
        provider,
        ...phoneColumns(PLACE),
        ...onlineContactColumns,
        ...networkColumns,
        pageUrl(PLACE),
        note,
      ],
      { 名称: { aliases: ['設置施設名', '設置施設', '設置施設名称'] } },
    ),
    { oldRequired: ['名称', '名称_カナ', '所在地_連結表記'] },
  ),
  marks: ['SSID', '提供エリア', '設置者'],
  words: [
    ...['public_wireless_lan', 'wireless_lan', 'wifi', 'wi-fi', 'Wi-Fi', 'freespot'],
    ...['公衆無線LAN', '公衆無線LANアクセスポイント', '無線LAN', 'フリーWi-Fi'],
  ],
};
