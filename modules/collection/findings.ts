/** What this module finds odd about a town's files, beyond what reading them finds. */
import { defineFindings } from '@tomoni/findings';

export const finding = defineFindings({
  'collection.no-calendar': {
    severity: 'error',
    ja: 'ごみの予定表が見つかりません。area_days.csv のあるフォルダーか、地区と曜日の表を置いてください',
    en: 'No garbage calendar was found. Give a folder with area_days.csv, or a table of areas and weekdays',
  },
  'collection.several-calendars': {
    severity: 'error',
    ja: '同じ言語の予定表がいくつもあります（{folders}）。町の予定表をひとつだけ選んでください',
    en: 'There are several calendars in one language ({folders}). Choose the one that is this town’s',
  },
  'collection.edition-differs': {
    severity: 'warning',
    ja: '{lang} の予定表は、地区や種類の数が日本語のものと合いません（{folder}）。合わないものは日本語で出します',
    en: 'The {lang} edition has other areas or kinds than the Japanese one ({folder}). What does not fit stays Japanese',
  },
  'collection.no-areas': {
    severity: 'error',
    ja: '予定表に地区が1つもありません。地区の行があるか確かめてください',
    en: 'The calendar has no area. Check that it has rows of areas',
  },
  'collection.unused': {
    severity: 'warning',
    ja: 'この表は、ごみの予定表に使いませんでした。まちがって入っていないか、確かめてください',
    en: 'This table was not used for the garbage calendar. Check whether it got in by mistake',
  },
  'collection.bad-answer': {
    severity: 'error',
    ja: '「{value}」は {question} の答えとして読めません',
    en: '“{value}” cannot be read as an answer to {question}',
  },
});
