import { defineFindings, type Finding } from '@tomoni/findings';

/** Everything that reading a calendar can say. Codes are public and stable. */
export const finding = defineFindings({
  'recurrence.no-area-days': {
    severity: 'error',
    ja: 'area_days.csv が見つかりません。5374 形式のフォルダー（area_days.csv のあるフォルダー、または4階層上まで）を指定してください。',
    en: 'There is no area_days.csv. Name the folder that holds it, or one up to four levels above it.',
  },
  'recurrence.several-folders': {
    severity: 'error',
    ja: 'area_days.csv が{count}か所にあります（{folders}）。どれか1つのフォルダーを指定してください。',
    en: 'There are {count} places with an area_days.csv ({folders}). Name one of these folders.',
  },
  'recurrence.no-header': {
    severity: 'error',
    ja: '中身のある行がありません。1行目に見出し（地名、センター、ごみの種類）を書いてください。',
    en: 'The file has no row with content. Its first row must be the header: area, centre, categories.',
  },
  'recurrence.no-areas': {
    severity: 'error',
    ja: '見出しの下に地区の行がありません。',
    en: 'There is no row of an area below the header.',
  },
  'recurrence.no-categories': {
    severity: 'error',
    ja: 'ごみの種類の列が見つかりません。見出しにごみの種類の名前を書いてください。',
    en: 'There is no column of a category. Write the names of the categories into the header.',
  },
  'recurrence.file-too-large': {
    severity: 'error',
    ja: 'ファイルが大きすぎるため読んでいません（{bytes}バイトまたは{lines}行まで）。5374 形式のファイルか確かめてください。',
    en: 'The file is too large and was not read (at most {bytes} bytes or {lines} lines). Check that it is a file of a 5374 folder.',
  },
  'recurrence.not-a-calendar': {
    severity: 'error',
    ja: '読めない部分が{count}か所を超えました。収集日程のファイルではないようです。ファイルを確かめてください。',
    en: 'More than {count} places could not be read. This doesn’t seem to be a collection calendar; check the file.',
  },
  'recurrence.undecodable': {
    severity: 'warning',
    ja: '{row}行目あたりに文字として読めない部分があります。UTF-8 で保存し直してください。',
    en: 'Around row {row} some bytes are no letters. Save the file as UTF-8.',
  },
  'recurrence.unreadable-token': {
    severity: 'error',
    ja: '「{token}」は収集日として読めません。この部分の収集日は載りません。「月」「月1」「隔水20260401」「20260401」のように空白で区切って書いてください。',
    en: '“{token}” cannot be read as collection days, so it gives no dates. Write 月, 月1, 隔水20260401 or 20260401, separated by spaces.',
  },
  'recurrence.fortnightly-weekday': {
    severity: 'warning',
    ja: '「{token}」の日付は{weekdayJa}です。書かれた曜日ではなく、日付から2週間ごとに数えました。確かめてください。',
    en: 'The date in “{token}” is a {weekdayEn}. The days were counted from the date, not from the weekday. Check whether it is right.',
  },
  'recurrence.date-in-closure': {
    severity: 'warning',
    ja: '収集日{date}は「{centre}」の休止期間の中です。書かれたとおりに載せました。確かめてください。',
    en: 'The collection on {date} lies inside a closure of “{centre}”. It is listed as written. Check whether it is right.',
  },
  'recurrence.fortnightly-in-closure': {
    severity: 'warning',
    ja: '隔週の収集日{date}は「{centre}」の休止期間の中です。「ずらす」設定は曜日で決まる日だけを動かすため、そのまま載せました。確かめてください。',
    en: 'The fortnightly collection on {date} lies inside a closure of “{centre}”. “shift” moves weekday rules only, so it is listed as it is. Check whether it is right.',
  },
  'recurrence.column-without-header': {
    severity: 'warning',
    ja: '見出しのない列は、ごみの種類として扱いません。必要な列なら見出しを書いてください。',
    en: 'A column without a header is no category. If it is needed, give it a header.',
  },
  'recurrence.repeated-header': {
    severity: 'info',
    ja: '見出し「{name}」の列が複数あるため、1つの種類にまとめました。',
    en: 'Several columns are headed “{name}”; they count as one category.',
  },
  'recurrence.area-without-name': {
    severity: 'warning',
    ja: '地名のない行です。地区の名前を書いてください。',
    en: 'This row has no name of an area. Write one.',
  },
  'recurrence.equal-area-names': {
    severity: 'warning',
    ja: '地区「{name}」が{first}行目にもあります。住民が選べるように、名前を分けてください。',
    en: 'There is an area “{name}” in row {first} too. Give them different names so that people can choose.',
  },
  'recurrence.unknown-master': {
    severity: 'warning',
    ja: 'マスター「{master}」が area_master.csv にありません。',
    en: 'area_master.csv has no row for the master “{master}”.',
  },
  'recurrence.unknown-remark': {
    severity: 'warning',
    ja: '「*{id}」の注意事項（remarks.csv）がありません。',
    en: 'There is no remark for “*{id}” (remarks.csv).',
  },
  'recurrence.unknown-centre': {
    severity: 'info',
    ja: 'センター「{centre}」は area_days.csv で使われていません。この休止期間はどの地区にも当てはまりません。',
    en: 'No area in area_days.csv belongs to the centre “{centre}”, so this closure concerns nobody.',
  },
  'recurrence.closure-unreadable': {
    severity: 'warning',
    ja: '休止期間「{from}」〜「{to}」を読めないため、この行は使いません。2026/12/31 のように書いてください。',
    en: 'The closure “{from}” to “{to}” cannot be read, so this row is ignored. Write days as 2026/12/31.',
  },
  'recurrence.closure-reversed': {
    severity: 'warning',
    ja: '休止期間の終わり（{to}）が始まり（{from}）より前なので、この行は使いません。',
    en: 'The closure ends ({to}) before it begins ({from}), so this row is ignored.',
  },
  'recurrence.closure-without-centre': {
    severity: 'warning',
    ja: 'センターの名称がない休止期間は、どの地区にも当てはまらないため使いません。',
    en: 'A closure without the name of a centre concerns no area and is ignored.',
  },
  'recurrence.transfer-unreadable': {
    severity: 'warning',
    ja: '振替日「{day}」を読めないため、この行は使いません。2026/12/31 のように書いてください。',
    en: 'The day “{day}” cannot be read, so this row is ignored. Write days as 2026/12/31.',
  },
  'recurrence.transfer-shown-as-note': {
    severity: 'info',
    ja: '振替（{day}）は、その日の注記として表示します。収集日は動かしません。収集日が変わる場合は area_days.csv に日付を書いてください。',
    en: 'The exception on {day} is shown as a note on its day; no date moves. If dates change, write them into area_days.csv.',
  },
  'recurrence.label-spelled-differently': {
    severity: 'info',
    ja: '「{label}」を、表記の違う「{name}」と同じ種類として扱いました。',
    en: '“{label}” was taken for the category “{name}”, which is spelled differently.',
  },
  'recurrence.label-without-category': {
    severity: 'warning',
    ja: '「{label}」は area_days.csv の見出しにありません（{count}行）。',
    en: '“{label}” is no category of area_days.csv ({count} rows).',
  },
  'recurrence.category-without-description': {
    severity: 'info',
    ja: '「{name}」の説明が description.csv にありません。',
    en: 'description.csv says nothing about “{name}”.',
  },
  'recurrence.colour-unreadable': {
    severity: 'info',
    ja: '色「{colour}」を読めません。#rrggbb の形で書いてください。',
    en: 'The colour “{colour}” cannot be read. Write #rrggbb.',
  },
  'recurrence.header-repeated': {
    severity: 'info',
    ja: '見出しと同じ行なので、読み飛ばしました。',
    en: 'This row repeats the header and was left out.',
  },
  'recurrence.item-without-name': {
    severity: 'warning',
    ja: '品目の名前がない行です。',
    en: 'This row has no name of a thing.',
  },
  'recurrence.beyond-validity': {
    severity: 'warning',
    ja: 'この収集日程は{until}までのものです。それより後の日付は、確かめられていません。',
    en: 'This calendar is valid until {until}. Nobody has confirmed the dates after it.',
  },
  'recurrence.validity-unknown': {
    severity: 'warning',
    ja: 'この収集日程がいつまで有効か、ファイルに書かれていません。日付は確かめられていません。',
    en: 'The files don’t say until when this calendar is valid. Nobody has confirmed its dates.',
  },
  'recurrence.unreadable-prose': {
    severity: 'error',
    ja: '「{text}」を収集日として読めません。この部分の収集日は載りません。「毎週火・金曜日」「第2・4月曜日」のように書いてください。',
    en: '“{text}” cannot be read as collection days, so it gives no dates. Write 毎週火・金曜日 or 第2・4月曜日.',
  },
  'recurrence.year-unknown': {
    severity: 'error',
    ja: '「{text}」が何年の日付か分かりません。題名に「令和8年度」のように書くか、年を付けてください。この日付は載りません。',
    en: 'The year of “{text}” is unknown, so it gives no dates. Write the fiscal year into the title, or the year beside the day.',
  },
  'recurrence.fortnightly-start-unknown': {
    severity: 'error',
    ja: '「{text}」は隔週ですが、最初の日が書かれていません。「隔週水曜日（2026年4月8日から）」のように書いてください。',
    en: '“{text}” is fortnightly but doesn’t name its first day. Write 隔週水曜日（2026年4月8日から）.',
  },
  'recurrence.year-end-unknown': {
    severity: 'warning',
    ja: '「{text}」の年末年始が何日から何日までか書かれていません。12月29日から1月3日までの収集は載せません。日付を書いてください。',
    en: '“{text}” doesn’t say which days the New Year break has. Nothing is listed from 29 December to 3 January. Write the days.',
  },
  'recurrence.note-in-cell': {
    severity: 'warning',
    ja: '「{text}」は収集日の規則としては使いません。収集日が変わらないか確かめてください。',
    en: '“{text}” is not used as a rule for days. Check whether it changes them.',
  },
  'recurrence.table-not-found': {
    severity: 'error',
    ja: '収集日の表が見つかりません。地区の列と、ごみの種類ごとの列（毎週火・金曜日など）がある表を選んでください。',
    en: 'No table of collection days was found. It needs a column of areas and one column for each category.',
  },
  'recurrence.several-tables': {
    severity: 'warning',
    ja: '収集日の表が複数のシートにあります（{sheets}）。最初のシートだけを読みました。',
    en: 'Several sheets hold a table of collection days ({sheets}). Only the first was read.',
  },
  'recurrence.column-not-used': {
    severity: 'info',
    ja: '「{column}」の列は、収集日として読まないため使いません。',
    en: 'The column “{column}” doesn’t hold collection days and is not used.',
  },
  'recurrence.position-unreadable': {
    severity: 'warning',
    ja: '緯度・経度「{text}」が日本の中の位置として読めないため、使いません。',
    en: 'The position “{text}” is no place in Japan and is not used.',
  },
});

/** True if one of the findings is an error: the command then ends with exit code 1. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((found) => found.severity === 'error');
}
