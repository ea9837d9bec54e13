import { defineFindings, type FindingText } from '@tomoni/findings';

/** What only a person can answer: the value stays as it is. */
const QUESTIONS = {
  'datasets.unreadable-date': {
    severity: 'warning',
    ja: '日付として読めません: {value}。YYYY-MM-DDの形で書いてください。{suggestion}',
    en: 'This is not one date: {value}. Write it as YYYY-MM-DD. {suggestion}',
  },
  'datasets.doubtful-date': {
    severity: 'warning',
    ja: '日付と曜日が合いません: {value}。どちらが正しいか確かめてください。{suggestion}',
    en: 'Date and weekday do not fit: {value}. Check which is right. {suggestion}',
  },
  'datasets.unreadable-time': {
    severity: 'warning',
    ja: '時刻として読めません: {value}。24時間表記のhh:mmで書いてください。{suggestion}',
    en: 'This is not one time of day: {value}. Write it as hh:mm on the 24-hour clock. {suggestion}',
  },
  'datasets.unclear-yes-no': {
    severity: 'warning',
    ja: '有か無かが分かりません: {value}。どちらかを選び、詳しいことは備考に書いてください。{suggestion}',
    en: 'It is not clear whether this means 有 or 無: {value}. Choose one and put details into 備考. {suggestion}',
  },
  'datasets.unclear-mark': {
    severity: 'warning',
    ja: '当てはまるかどうかが分かりません: {value}。当てはまるときは1、それ以外は空欄にしてください。{suggestion}',
    en: 'It is not clear whether this applies: {value}. Write 1 if it does, and nothing if not. {suggestion}',
  },
  'datasets.unknown-code': {
    severity: 'warning',
    ja: '全国地方公共団体コードとして読めません: {value}。検査数字を含む6桁で書いてください。{suggestion}',
    en: 'This is no code of a municipality: {value}. Write six digits with the check digit. {suggestion}',
  },
  'datasets.lost-digits': {
    severity: 'warning',
    ja: '番号が「{value}」のように省略されています。元の番号を入れてください。',
    en: 'A number was shortened to {value}. Enter the original one.',
  },
  'datasets.wrong-number': {
    severity: 'warning',
    ja: '法人番号の桁数または検査数字が合いません: {value}。元の番号を確かめてください。{suggestion}',
    en: 'Length or check digit of the corporate number is wrong: {value}. Check the original. {suggestion}',
  },
  'datasets.unreadable-number': {
    severity: 'warning',
    ja: '数として読めません: {value}。半角の数字だけで書いてください。{suggestion}',
    en: 'This is not one number: {value}. Write it with digits only. {suggestion}',
  },
  'datasets.phone-without-zero': {
    severity: 'warning',
    ja: '電話番号の先頭の0が消えているようです: {value}。{suggestion}',
    en: 'The telephone number seems to have lost its leading zero: {value}. {suggestion}',
  },
  'datasets.unreadable-phone': {
    severity: 'warning',
    ja: '電話番号として読めません: {value}。市外局番から1つだけ書いてください。{suggestion}',
    en: 'This is not one telephone number: {value}. Write one, with its area code. {suggestion}',
  },
  'datasets.unreadable-postal-code': {
    severity: 'warning',
    ja: '郵便番号として読めません: {value}。7桁の数字で書いてください。{suggestion}',
    en: 'This is no postal code: {value}. Write seven digits. {suggestion}',
  },
  'datasets.unreadable-url': {
    severity: 'warning',
    ja: 'URLとして読めません: {value}。「https://」から始まる1つのURLを書いてください。{suggestion}',
    en: 'This is not one URL: {value}. Write one that begins with https://. {suggestion}',
  },
  'datasets.unreadable-mail': {
    severity: 'warning',
    ja: 'メールアドレスとして読めません: {value}。1つだけ書いてください。',
    en: 'This is not one mail address: {value}. Write just one.',
  },
  'datasets.unreadable-weekdays': {
    severity: 'warning',
    ja: '曜日だけでは表せない内容です: {value}。曜日は「月火水」のように書き、ほかのことは特記事項に書いてください。{suggestion}',
    en: 'This says more than weekdays: {value}. Write them as 月火水 and put the rest into the notes. {suggestion}',
  },
  'datasets.unknown-choice': {
    severity: 'warning',
    ja: '選択肢にない値です: {value}。標準の選択肢から選んでください。{suggestion}',
    en: 'This is none of the choices: {value}. Choose one of the standard’s. {suggestion}',
  },
  'datasets.unknown-prefecture': {
    severity: 'warning',
    ja: '都道府県名ではありません: {value}。正式な都道府県名を書いてください。',
    en: 'This is no prefecture: {value}. Write the full name of one.',
  },
  'datasets.unclear-list': {
    severity: 'warning',
    ja: '「・」や「/」が区切りか名前の一部か分かりません: {value}。区切りには「;」を使ってください。{suggestion}',
    en: 'It is not clear whether this is one item or several: {value}. Separate items by “;”. {suggestion}',
  },
  'datasets.kanji-in-reading': {
    severity: 'warning',
    ja: '読みがなに漢字があります: {value}。全角カタカナで書いてください。',
    en: 'There are kanji in the reading: {value}. Write it in full-width katakana.',
  },
  'datasets.unreadable-position': {
    severity: 'warning',
    ja: '緯度・経度として読めません: {value}。度の小数（例：35.681236）で書いてください。{suggestion}',
    en: 'This is no latitude or longitude in Japan: {value}. Write decimal degrees such as 35.681236. {suggestion}',
  },
  'datasets.half-position': {
    severity: 'warning',
    ja: '緯度と経度の片方しかありません: {value}。両方を書いてください。',
    en: 'Only one of latitude and longitude is there: {value}. Write both.',
  },
  'datasets.far-position': {
    severity: 'warning',
    ja: 'ほかの行から遠く離れた位置です: {value}。打ち間違いがないか地図で確かめてください。{suggestion}',
    en: 'This position is far from the other rows: {value}. Check on a map whether a digit is wrong. {suggestion}',
  },
  'datasets.plane-coordinates': {
    severity: 'warning',
    ja: '平面直角座標（メートル）のようです: {value}。緯度・経度に変換してから書いてください。',
    en: 'This looks like plane coordinates in metres: {value}. Convert them to latitude and longitude first.',
  },
} as const satisfies Record<string, FindingText>;

export type QuestionCode = keyof typeof QUESTIONS;

export const QUESTION_CODES = Object.keys(QUESTIONS) as QuestionCode[];

/** Everything that repairing and checking a table can say. Codes are public and stable. */
export const finding = defineFindings({
  ...QUESTIONS,
  'datasets.missing-column': {
    severity: 'error',
    ja: '必須の列「{column}」がありません。列を足してください。',
    en: 'The required column {column} is missing. Add it.',
  },
  'datasets.missing-value': {
    severity: 'error',
    ja: '必須の項目「{column}」が空欄です。値を入れてください。',
    en: 'The required value {column} is missing. Enter it.',
  },
  'datasets.missing-name': {
    severity: 'warning',
    ja: '「{column}」が空欄です。何のデータか分かるように書いてください。',
    en: '{column} is empty. Write what this row is about.',
  },
  'datasets.duplicate-row': {
    severity: 'warning',
    ja: '{first}行目とまったく同じ内容です。どちらかを消してください。',
    en: 'This row is the same as row {first}. Delete one of them.',
  },
  'datasets.duplicate-id': {
    severity: 'warning',
    ja: 'IDの{value}は{first}行目にもあります。行ごとに違うIDを付けてください。',
    en: 'The ID {value} is used in row {first} as well. Give each row its own.',
  },
  'datasets.duplicates-unchecked': {
    severity: 'info',
    ja: '行が多いため、重複は{limit}行目までしか確かめていません。',
    en: 'There are many rows; only the first {limit} were checked for duplicates.',
  },
  'datasets.note-in-rows': {
    severity: 'warning',
    rule: 'L1-04',
    ja: '表の最後に注記があるため、データとして数えていません: {value}。注記は表の外か説明ページに書いてください。',
    en: 'The last row is a note and was not counted as a record: {value}. Put it outside the table.',
  },
  'datasets.more-repairs': {
    severity: 'info',
    ja: '修正は全部で{count}件あります。ここには{listed}件だけを示しました。',
    en: 'There are {count} repairs; {listed} of them are listed.',
  },
  'datasets.more-of-the-same': {
    severity: 'info',
    ja: '同じ指摘（{code}）がほかに{count}件あります。',
    en: 'There are {count} more findings of the same kind ({code}).',
  },
});
