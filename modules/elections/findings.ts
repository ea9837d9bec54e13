/** What can be odd in a table of candidates or votes, and what to do. */
import { defineFindings } from '@tomoni/findings';

export const finding = defineFindings({
  'elections.no-columns': {
    severity: 'error',
    ja: '見出しに「{columns}」の列が見つかりません。見本の表をダウンロードして、その形で書いてください',
    en: 'There are no columns {columns} in the header. Download the sample and fill that in',
  },
  'elections.left-out': {
    severity: 'info',
    ja: '「{column}」の列は使いません。告示された内容のうち、画面に出すものだけを読みます',
    en: 'The column {column} is not used. Only what is shown of the announcement is read',
  },
  'elections.too-many-rows': {
    severity: 'error',
    ja: '一度に読めるのは{limit}行までです',
    en: 'At most {limit} rows can be read',
  },
  'elections.no-name': {
    severity: 'error',
    ja: '氏名がありません。告示されたとおりに書いてください',
    en: 'The name is missing. Write it as it was announced',
  },
  'elections.bad-number': {
    severity: 'error',
    ja: '「{value}」は届出番号として読めません。1から始まる数字で書いてください',
    en: '"{value}" cannot be read as the number of a candidate. Write a number from 1 on',
  },
  'elections.number-twice': {
    severity: 'error',
    ja: '届出番号{number}が2回あります。どちらかを直してください',
    en: 'Number {number} stands there twice. Put one of them right',
  },
  'elections.no-district': {
    severity: 'error',
    ja: '「{value}」という選挙区はありません。「{districts}」のどれかを書いてください',
    en: 'There is no district "{value}". Write one of {districts}',
  },
  'elections.bad-age': {
    severity: 'error',
    ja: '「{value}」は年齢として読めません。数字で書くか、空けてください',
    en: '"{value}" cannot be read as an age. Write a number, or leave it empty',
  },
  'elections.bad-term': {
    severity: 'error',
    ja: '「{value}」は新旧の別として読めません。「現」「前」「元」「新」のどれかを書くか、空けてください',
    en: '"{value}" is none of 現, 前, 元 and 新. Write one of them, or leave it empty',
  },
  'elections.too-long': {
    severity: 'error',
    ja: '「{value}」は長すぎます。{limit}字までにしてください',
    en: '"{value}" is too long. Write at most {limit} letters',
  },
  'elections.no-such-candidate': {
    severity: 'error',
    ja: '「{value}」は候補者の一覧にありません。届出番号と氏名を一覧とそろえてください',
    en: '"{value}" is not in the list of candidates. Write number and name as they stand there',
  },
  'elections.row-twice': {
    severity: 'error',
    ja: '「{value}」が2行以上あります。1行にしてください',
    en: '"{value}" stands in several rows. Leave one of them',
  },
  'elections.bad-votes': {
    severity: 'error',
    ja: '「{value}」は得票数として読めません。数字で、小数は3桁までで書いてください',
    en: '"{value}" cannot be read as votes. Write a number with at most three digits behind the point',
  },
  'elections.nothing': {
    severity: 'error',
    ja: '読める行がありません。見出しの下に、1人1行で書いてください',
    en: 'There is no row to read. Write one row for each candidate below the header',
  },
});
