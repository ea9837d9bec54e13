/** The rule for the cells of a column, by its type. */
import { nfkc } from '@tomoni/japanese';
import type { Cell } from '@tomoni/sheets';
import type { Column, ColumnType } from '../standard/dataset.ts';
import { repairAddress } from './address-width.ts';
import { repairChoice } from './choices.ts';
import { repairDate } from './dates.ts';
import { repairMark, repairYesNo } from './flags.ts';
import { repairCorporateNumber, repairId, repairTownId } from './identifiers.ts';
import { repairKana } from './kana.ts';
import { type Outcome, repaired } from './ledger.ts';
import { repairList } from './lists.ts';
import { repairMunicipalityCode } from './municipality-codes.ts';
import { repairDecimal, repairInteger } from './numbers.ts';
import { repairMail, repairUrl } from './online.ts';
import { repairPhone } from './phones.ts';
import { repairPrefecture } from './places.ts';
import { repairPostalCode } from './postal-codes.ts';
import type { ColumnSurvey } from './survey.ts';
import { isPlaceholder, trimmed } from './text.ts';
import { repairTime } from './times.ts';
import { repairWeekdays } from './weekdays.ts';

/** `cell` is asked only where the text alone doesn't tell. */
export type CellRule = (text: string, cell: () => Cell | undefined) => Outcome;

const HALF_KANA = /[\uFF66-\uFF9F]+/gu;

function repairText(text: string): Outcome {
  const value = text.replace(HALF_KANA, nfkc);
  return value === text ? null : repaired(value, 'datasets.kana');
}

function repairLatin(text: string): Outcome {
  const value = text.replace(/[\uFF01-\uFF5E\u3000]+/gu, nfkc);
  return value === text ? null : repaired(value, 'datasets.width');
}

/** A dash in these may be a value: a sign for “no” or “zero”, or text. */
const WITH_DASH: ReadonlySet<ColumnType> = new Set([
  'text',
  'kana',
  'latin',
  'id',
  'yes-no',
  'mark',
  'integer',
  'decimal',
  'address',
  'list',
]);
const NOTHING = /^(?:n\/?a|null|nan|#n\/a)$/iu;

export function ruleFor({ type, choices = [] }: Column, survey: ColumnSurvey): CellRule {
  const rule = byType(type, choices, survey);
  return (text, cell) => {
    const bare = trimmed(text);
    if (bare === '') return repaired('', 'datasets.spaces');
    if (
      WITH_DASH.has(type) ? /^(?:integer|decimal)$/u.test(type) && NOTHING.test(bare) : isPlaceholder(bare)
    ) {
      return repaired('', 'datasets.placeholder');
    }
    const outcome = rule(bare, cell);
    return outcome === null && bare !== text ? repaired(bare, 'datasets.spaces') : outcome;
  };
}

function byType(
  type: ColumnType,
  choices: readonly string[],
  { flags, codes, items }: ColumnSurvey,
): CellRule {
  switch (type) {
    case 'kana':
      return repairKana;
    case 'latin':
      return repairLatin;
    case 'id':
      return repairId;
    case 'municipality-code':
      return (text) => repairMunicipalityCode(text, codes);
    case 'town-id':
      return repairTownId;
    case 'corporate-number':
      return repairCorporateNumber;
    case 'postal-code':
      return repairPostalCode;
    case 'prefecture':
      return repairPrefecture;
    case 'address':
      return repairAddress;
    case 'phone':
      return repairPhone;
    case 'mail':
      return repairMail;
    case 'url':
      return repairUrl;
    case 'date':
      return repairDate;
    case 'time':
      return repairTime;
    case 'weekdays':
      return repairWeekdays;
    case 'integer':
      return repairInteger;
    case 'decimal':
      return repairDecimal;
    case 'yes-no':
      return (text) => repairYesNo(text, flags);
    case 'mark':
      return (text) => repairMark(text, flags);
    case 'choice':
      return (text) => repairChoice(text, choices);
    case 'list':
      return (text) => repairList(text, items);
    // Positions are judged by row, both halves together.
    case 'latitude':
    case 'longitude':
    case 'text':
    case 'municipality':
      return repairText;
  }
}
