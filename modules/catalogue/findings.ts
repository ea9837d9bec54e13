/** What this module says of files beyond what reading and repairing them finds. */
import { defineFindings } from '@tomoni/findings';

export const finding = defineFindings({
  'catalogue.hidden-sheet': {
    severity: 'info',
    rule: 'L1-13',
    ja: '隠れているシートは公開しません。公開したいときは、表示してから置いてください',
    en: 'A hidden sheet is not published. Show it in the spreadsheet first if it should be',
  },
  'catalogue.withheld': {
    severity: 'warning',
    ja: '所在地を公開してはいけない施設が{count}件あったため、公開から外しました。元のファイルもダウンロードできないようにします',
    en: '{count} places whose address must not become public were left out, and the original file is not offered',
  },
  'catalogue.carer-home': {
    severity: 'warning',
    ja: '保育する人の自宅（家庭的保育など）と、所在地が非公開の施設が{count}件あります。所在地は町・丁目まで、位置は約500mの区画までにして公開し、番地のわかる項目は出しません。元のファイルもダウンロードできないようにします',
    en: '{count} records are homes of carers, or places whose address is not public. They are published to the district and a cell of about 500 m, without anything that tells the house, and the original file is not offered',
  },
  'catalogue.too-large': {
    severity: 'warning',
    ja: '大きすぎて表として読めません（{limit} MiBまで）。ファイルのまま公開します',
    en: 'The file is too large to be read as a table (up to {limit} MiB). It is published as a file',
  },
  'catalogue.too-many-records': {
    severity: 'error',
    ja: '一度に読めるのは{limit}件までです。ファイルを分けて置いてください',
    en: 'At most {limit} records can be read at once. Bring the files in several times',
  },
  'catalogue.published-as-file': {
    severity: 'info',
    ja: '表として読めないため、ファイルのまま公開します',
    en: 'This cannot be read as a table and is published as it is',
  },
  'catalogue.more-questions': {
    severity: 'info',
    ja: '確かめたい値がほかに{count}か所あります。答えのない値は空欄で公開し、「確認中」と表示します',
    en: '{count} more values need a look. Without an answer they are published empty and marked as being checked',
  },
  'catalogue.nothing': {
    severity: 'error',
    ja: '公開できるものがありません。表かファイルを1つ以上選んでください',
    en: 'There is nothing to publish. Bring at least one table or file',
  },
});
