import { defineFindings } from '@tomoni/findings';

/** Everything that reading a file can say. Codes are public and stable. */
export const finding = defineFindings({
  'sheets.stray-quote': {
    severity: 'info',
    ja: '引用符（"）がセルの途中にあるため、文字として読みました: {text}',
    en: 'A quotation mark stands inside a cell; it was read as text: {text}',
  },
  'sheets.unclosed-quote': {
    severity: 'warning',
    ja: '引用符（"）が閉じられていないため、文字として読みました。この行を確かめてください: {text}',
    en: 'A quotation mark is never closed; it was read as text. Please check this row: {text}',
  },
  'sheets.quotes-given-up': {
    severity: 'error',
    ja: '閉じられていない引用符が{count}か所あるため、この行から後の引用符はすべて文字として読みました。ファイルを作り直してください。',
    en: '{count} quotation marks are never closed, so all quotation marks from this row on were read as text. Please export the file again.',
  },
  'sheets.cell-too-long': {
    severity: 'error',
    ja: '1つのセルが{limit}文字を超えているため、この行から後は読んでいません。区切り文字や改行を確かめてください。',
    en: 'A cell is longer than {limit} characters, so nothing from this row on was read. Please check separators and line ends.',
  },
  'sheets.record-too-long': {
    severity: 'error',
    ja: '1行が{limit}文字を超えているため、この行から後は読んでいません。改行を確かめてください。',
    en: 'A row is longer than {limit} characters, so nothing from this row on was read. Please check the line ends.',
  },
  'sheets.too-many-columns': {
    severity: 'error',
    ja: '列が{limit}列を超えているため、この行から後は読んでいません。区切り文字や改行を確かめてください。',
    en: 'A row has more than {limit} columns, so nothing from this row on was read. Please check separators and line ends.',
  },
  'sheets.undecodable': {
    severity: 'warning',
    ja: '文字コード（{encoding}）として読めない文字があります（�と表示されます）: {text}',
    en: 'Some bytes mean nothing in the encoding {encoding} (shown as �): {text}',
  },
  'sheets.encoding-late': {
    severity: 'info',
    ja: '文字コードはファイルの途中で{encoding}と分かりました。',
    en: 'Only further down the file did its encoding show: {encoding}.',
  },
  'sheets.nul-characters': {
    severity: 'warning',
    ja: '文字ではないデータ（NUL）が含まれていたため、取り除いて読みました。ファイルが壊れていないか確かめてください。',
    en: 'The file contains NUL characters; they were left out. Please check that it is not damaged.',
  },
  'sheets.empty-file': {
    severity: 'error',
    ja: 'ファイルが空です。',
    en: 'The file is empty.',
  },
  'sheets.only-byte-order-mark': {
    severity: 'error',
    ja: 'ファイルに文字がありません（BOMだけが入っています）。',
    en: 'The file has no text: it holds a byte order mark only.',
  },
  'sheets.more-of-the-same': {
    severity: 'info',
    ja: '同じ指摘（{code}）がほかに{count}件あります。',
    en: 'There are {count} more findings of the same kind ({code}).',
  },
});
