import { defineFindings } from '@tomoni/findings';

/** What intake itself finds odd about an upload; what is in the files is the readers' to say. */
export const finding = defineFindings({
  'intake.nothing': {
    severity: 'error',
    ja: 'ファイルがありません。取り込むファイルを選んでください。',
    en: 'There is no file. Choose the files to take in.',
  },
  'intake.too-many-files': {
    severity: 'error',
    ja: 'ファイルが多すぎます（{count}個。上限は{limit}個です）。何回かに分けてください。',
    en: 'There are too many files ({count}; at most {limit}). Split them over several uploads.',
  },
  'intake.too-large': {
    severity: 'error',
    ja: 'ファイルが大きすぎます（上限は{limit}MBです）。分けるか、不要なものを除いてください。',
    en: 'The files are too large (at most {limit} MB). Split them or leave out what is not needed.',
  },
  'intake.file-too-large': {
    severity: 'error',
    ja: 'このファイルは大きすぎるため、受け取りませんでした（上限は{limit}MBです）。分けてください。',
    en: 'This file is too large and was not taken (at most {limit} MB). Split it.',
  },
  'intake.no-table': {
    severity: 'error',
    ja: '名前は「.{ending}」ですが、中身は{kind}です。表計算ソフトで{ending}形式として保存し直してください。',
    en: 'The name ends in .{ending}, but this is {kind}. Save the table as {ending} in a spreadsheet program.',
  },
  'intake.password': {
    severity: 'error',
    ja: 'パスワードがかかっているため開けません。パスワードを外して保存し直してください。',
    en: 'This file is protected by a password and cannot be opened. Save it without one.',
  },
  'intake.other-archive': {
    severity: 'error',
    ja: 'この形式（{kind}）の圧縮ファイルは開けません。zip にしてください。',
    en: 'Archives of this kind ({kind}) cannot be opened. Make a zip.',
  },
  'intake.not-scanned': {
    severity: 'warning',
    ja: 'このファイルは中を開けないので、個人の情報がないか調べられませんでした。こわれていないか、開いて確かめてください。',
    en: 'This file could not be opened, so nobody checked it for personal details. Open it yourself: it may be damaged.',
  },
  'intake.empty-file': {
    severity: 'warning',
    ja: 'このファイルは空です。正しいファイルかお確かめください。',
    en: 'This file is empty. Check whether it is the right one.',
  },
  'intake.same-path': {
    severity: 'warning',
    ja: '同じ名前のファイルが2つあります。先のものだけを使います。',
    en: 'Two files have this name. Only the first one is used.',
  },
  'intake.unsafe-path': {
    severity: 'warning',
    ja: 'ファイルの名前「{name}」はフォルダーの外を指しているため、読みませんでした。',
    en: 'The name of the file "{name}" points outside its folder, so it was not read.',
  },
  'intake.zip-broken': {
    severity: 'error',
    ja: 'この zip ファイルは壊れていて開けません。もう一度作り直してください。',
    en: 'This zip file is damaged and cannot be opened. Make it again.',
  },
  'intake.zip-entry-broken': {
    severity: 'error',
    ja: 'zip の中のこのファイルは壊れていて読めません。zip を作り直してください。',
    en: 'This file inside the zip is damaged and cannot be read. Make the zip again.',
  },
  'intake.zip-protected': {
    severity: 'error',
    ja: 'この zip にはパスワードがかかっています。パスワードのない zip にしてください。',
    en: 'This zip is protected by a password. Make one without a password.',
  },
  'intake.zip-entry-large': {
    severity: 'error',
    ja: 'zip の中のこのファイルは、開くと大きすぎるため読みませんでした（上限は{limit}MBです）。',
    en: 'This file inside the zip is too large when opened and was not read (at most {limit} MB).',
  },
  'intake.zip-expands': {
    severity: 'error',
    ja: 'この zip は開くと大きすぎます（上限は{limit}MB、{count}ファイルです）。分けてください。',
    en: 'This zip is too large when opened (at most {limit} MB and {count} files). Split it.',
  },
  'intake.not-recognised': {
    severity: 'error',
    ja: 'どの種類のデータか分かりませんでした。ファイルの組み合わせと見出しの行をお確かめください。',
    en: 'We could not tell what kind of data this is. Check which files belong together, and their header rows.',
  },
});
