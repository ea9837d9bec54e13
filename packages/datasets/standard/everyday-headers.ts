/**
 * What towns write above columns whatever the dataset is: seen in published files, and plausible by the same habit.
 * The surest first: a file may have both 住所 and 所在地. Width and spaces don't count, so ＴＥＬ isn't repeated.
 */
import type { Column, Dataset } from './dataset.ts';
import { everydayPlaceHeaders } from './everyday-place-headers.ts';

const PHONE = [
  '電話',
  'TEL',
  'Tel',
  'tel',
  'TEL番号',
  '施設電話番号',
  '施設TEL',
  '代表電話番号',
  '問い合わせ先電話番号',
  '問合せ先電話番号',
  'お問い合わせ先電話番号',
  '問合せ電話番号',
  '電話番号(代表)',
  'phone',
  'phone_number',
  'phoneNumber',
  'telephone',
  'telephonenumber',
  'telephoneNumber',
];

const ENGLISH_NAME = [
  '英語名',
  '英語名称',
  '英名',
  '英字名称',
  '施設名_英語',
  '施設名(英語)',
  '名称(英語)',
  '名称(英字)',
  'fullNameInRomaji',
];

const HOURS_NOTE = [
  '利用時間備考',
  '利用日時備考',
  '営業時間備考',
  '開館時間備考',
  '利用可能日時備考',
  '利用可能時間備考',
  'availableDateNote',
];

export const everydayHeaders = {
  全国地方公共団体コード: [
    '市区町村コード',
    '地方公共団体コード',
    '自治体コード',
    '団体コード',
    '市町村コード',
    '都道府県コード',
    'prefCode',
    'code',
  ],
  ID: [
    'No',
    'No.',
    'NO.',
    'id',
    'Id',
    'HID',
    'identification',
    '番号',
    '管理番号',
    '整理番号',
    '通し番号',
    '通番',
    '連番',
    '項番',
    '行番号',
    '#property',
  ],
  地方公共団体名: ['自治体名', '自治体', '市町村名', '区市町村名', 'pref', 'city', 'prefName', 'cityName'],
  名称: [
    '施設名',
    '施設名称',
    '施設の名称',
    '名前',
    '施設',
    'Name',
    'name',
    'facilityName',
    '公園名',
    '館名',
  ],
  名称_カナ: [
    'カナ',
    'フリガナ',
    'ふりがな',
    'ヨミガナ',
    '読み',
    '読み仮名',
    '名称カナ',
    '名称(カナ)',
    '名称_フリガナ',
    '施設名_カナ',
    '施設名カナ',
    '施設名(カナ)',
    '施設名称_カナ',
    '施設名称カナ',
    '施設名称(カナ)',
    '施設名フリガナ',
    'fullNameInKana',
  ],
  名称_英字: ['名称_英語', ...ENGLISH_NAME],
  名称_英語: ['名称_英字', ...ENGLISH_NAME],
  名称_通称: ['通称', '通称名', '愛称', '略称', 'alternativeName'],
  ...everydayPlaceHeaders,
  電話番号: [...PHONE, '連絡先電話番号', '連絡先_電話番号'],
  連絡先電話番号: ['電話番号', '連絡先_電話番号', ...PHONE],
  内線番号: ['内線', '連絡先内線番号', 'extensionNumber'],
  連絡先内線番号: ['内線番号', '内線', 'extensionNumber'],
  FAX番号: [
    'FAX',
    'Fax',
    'fax',
    'FAX番号1',
    'ファクス',
    'ファクス番号',
    'ファックス',
    'ファックス番号',
    'faxNumber',
  ],
  連絡先メールアドレス: [
    'メールアドレス',
    'メール',
    '電子メール',
    'Eメール',
    'E-mail',
    'Email',
    'email',
    'mail',
  ],
  連絡先FormURL: [
    '問い合わせフォーム',
    '問合せフォーム',
    'お問い合わせフォーム',
    '問い合わせフォームURL',
    '連絡先フォームURL',
  ],
  郵便番号: ['〒', '連絡先_郵便番号', 'postal_num', 'postalCode', 'postal_code', 'zip', 'zipcode'],
  法人番号: ['corporateNumber'],
  利用可能曜日: [
    '利用可能日',
    '利用曜日',
    '利用日',
    '営業曜日',
    '開館曜日',
    '開所曜日',
    '曜日',
    'availableDate',
  ],
  開始時間: [
    '開始時刻',
    '利用開始時間',
    '利用可能開始時間',
    '開館時間',
    '開館時刻',
    '開所時間',
    '開園時間',
    '営業開始時間',
    '利用開始時刻',
    'startTime',
  ],
  終了時間: [
    '終了時刻',
    '利用終了時間',
    '利用可能終了時間',
    '閉館時間',
    '閉館時刻',
    '閉所時間',
    '閉園時間',
    '営業終了時間',
    '利用終了時刻',
    'endTime',
  ],
  利用可能日時特記事項: ['利用可能時間特記事項', '利用可能日特記事項', ...HOURS_NOTE],
  利用可能時間特記事項: ['利用可能日時特記事項', '利用可能日特記事項', ...HOURS_NOTE],
  説明: ['説明文', '紹介文', '紹介', '内容', 'description'],
  アクセス方法: ['アクセス', '交通アクセス', '交通手段', '交通', 'access'],
  駐車場情報: ['駐車場', '駐車場の有無', '駐車場有無', '駐車場台数', 'parkingInformation', 'Parking'],
  URL: [
    'url',
    'Url',
    'ホームページ',
    'ホームページURL',
    'ホームページアドレス',
    'HP',
    'HPアドレス',
    'HPのURL',
    'ウェブサイト',
    'Webサイト',
    'サイトURL',
    '公式サイト',
    '公式ホームページ',
    '施設URL',
    '関連URL',
    '参照URL',
    'リンク',
    '詳細URL',
    'referenceObject',
  ],
  画像: ['画像URL', '写真', '写真URL', 'image', 'photo'],
  画像_ライセンス: ['画像ライセンス', '画像のライセンス', '写真_ライセンス', 'imageLicense', 'iamgeLicense'],
  備考: [
    '備考欄',
    '特記事項',
    '摘要',
    '補足',
    'メモ',
    'note',
    'Note',
    'notes',
    'memo',
    'Memo',
    'remarks',
    'Remarks',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type EverydayName = keyof typeof everydayHeaders;

/** The headers for such a column and its plain name, for columns that a dataset calls otherwise: 投票所_緯度. */
export function everyday(name: EverydayName): readonly string[] {
  return [name, ...everydayHeaders[name]];
}

/**
 * Every header that a column may have in a file, its own name first, then old names, aliases and everyday headers; without
 * those that the dataset declares for another column, which come first there (市区町村コード in 指定緊急避難場所).
 */
export function headersOf(dataset: Dataset, column: Column): string[] {
  const others = dataset.columns.filter((other) => other !== column).flatMap(declaredHeaders);
  const plain: readonly string[] = Object.hasOwn(everydayHeaders, column.name)
    ? everydayHeaders[column.name as EverydayName]
    : [];
  return [...new Set([...declaredHeaders(column), ...plain.filter((header) => !others.includes(header))])];
}

function declaredHeaders({ name, old = [], aliases = [] }: Column): string[] {
  return [name, ...old, ...aliases];
}
