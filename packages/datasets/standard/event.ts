import { accessColumns } from './access-columns.ts';
import { addressColumns } from './address-columns.ts';
import { adapted, added, demanding } from './column.ts';
import { namedContactColumns, onlineContactColumns } from './contact-columns.ts';
import type { Column, Dataset, Text } from './dataset.ts';
import { describingColumns, namingColumns, whenColumns } from './event-columns.ts';
import { applicationColumns, feeKind, venue, whoColumns } from './event-visit-columns.ts';
import { feeColumns } from './fee-columns.ts';
import { managingBodyColumnsWithNumber } from './managing-body-columns.ts';
import { note, pageUrl } from './page-columns.ts';
import { positionColumns } from './position-columns.ts';

const EVENT: Text = { ja: 'イベント', en: 'the event' };
const VENUE: Text = { ja: '会場', en: 'the venue' };

const picture: Column = added(
  '画像',
  'url',
  'https://www.example.lg.jp/image/1.jpg',
  '写真や図のURLを書きます。',
  'The address of a picture.',
);

/**
 * The header as towns publish it; of its address only the beginning is known, and it is taken to be the same eight columns
 * as everywhere else, and so are the ways to get in touch after the extension.
 */
export const event: Dataset = {
  slug: 'event',
  name: { ja: 'イベント', en: 'Events' },
  kind: 'flat',
  newEdition: 'observed',
  oldEdition: true,
  columns: demanding(
    adapted(
      [
        ...managingBodyColumnsWithNumber,
        ...namingColumns,
        ...whenColumns,
        ...describingColumns,
        ...feeColumns({ ja: '参加するとき', en: 'to take part' }),
        feeKind,
        ...whoColumns,
        venue,
        ...addressColumns(VENUE),
        ...positionColumns(VENUE),
        ...accessColumns(VENUE),
        ...applicationColumns,
        ...namedContactColumns(EVENT),
        ...onlineContactColumns,
        picture,
        pageUrl(EVENT),
        note,
      ],
      { 所在地_連結表記: { aliases: ['会場住所', '会場所在地', '開催場所住所', '場所住所'] } },
    ),
    {
      oldRequired: [
        ...['イベント名', 'イベント名_カナ', '開始日', '終了日', '開始時間', '終了時間', '説明', '場所名称'],
        '所在地_連結表記',
      ],
    },
  ),
  marks: ['イベント名', '開始日', '終了日', '場所名称', '参加申込方法'],
  words: ['event', 'events', 'イベント', '行事', '催し', '催し物', '講座', '展示'],
};
