/** Where to read on, what it looks like, and what else there is to say: the last columns of nearly every dataset. */
import { added, carried } from './column.ts';
import type { Column, Text } from './dataset.ts';

export function pageUrl(of: Text): Column {
  return carried(
    'URL',
    'url',
    'https://www.example.lg.jp/page',
    `${of.ja}について詳しく書いたページのURLを書きます。`,
    `The address of the page about ${of.en}.`,
  );
}

const IMAGE = {
  ja: '写真や図のURLを書きます。',
  en: 'The address of a picture.',
};

const LICENCE = {
  ja: '画像を使う条件を、ライセンスの名前で書きます。',
  en: 'Under which licence the picture may be used.',
};

/** A picture and its licence, new in this edition: `画像`, or `画像1` and `画像2` in AED. */
export function addedImageColumns(name = '画像'): Column[] {
  return [
    added(name, 'url', 'https://www.example.lg.jp/image/1.jpg', IMAGE.ja, IMAGE.en),
    added(`${name}_ライセンス`, 'text', 'CC BY 4.0', LICENCE.ja, LICENCE.en),
  ];
}

/** Where the old edition had a picture too. */
export const carriedImage: Column = carried(
  '画像',
  'url',
  'https://www.example.lg.jp/image/1.jpg',
  IMAGE.ja,
  IMAGE.en,
);

export const carriedImageLicence: Column = carried(
  '画像_ライセンス',
  'text',
  'CC BY 4.0',
  LICENCE.ja,
  LICENCE.en,
);

export const carriedImageColumns: readonly Column[] = [carriedImage, carriedImageLicence];

export const note: Column = carried(
  '備考',
  'text',
  '改修のため、2階は利用できません。',
  'ほかの列に書けないことを書きます。',
  'What no other column says.',
);
