/** 有 or 無, and 1 or nothing, from the signs that files use instead. */
import { ask, type Outcome, repaired } from './ledger.ts';
import { isPlaceholder, plain } from './text.ts';

const YES = /^(?:有|有り|あり|有る|ある|○|〇|◯|⭕|●|✓|✔|✅|可|可能|y|yes|true|はい|レ|対応|設置)$/iu;
const NO = /^(?:無|無し|なし|無い|ない|×|✕|✖|❌|x|不可|不可能|n|no|false|いいえ|未対応|未設置)$/iu;
const DETAIL = /^(有り?|あり|無し?|なし|可|不可|○|〇|◯|×)\s?(?=[(（、,。・:：])/u;

/** What a column’s own digits mean. */
export interface FlagColumn {
  /** True when the column has no other digits than 0 and 1: a 2 beside 1 is a code of somebody’s own. */
  binary: boolean;
}

/** Which digits a column of flags has, from all its values. */
export class FlagSurvey implements FlagColumn {
  binary = true;

  add(text: string): void {
    if (this.binary && text.length < 4 && /^\d+$/u.test(plain(text)) && !/^[01]$/u.test(plain(text)))
      this.binary = false;
  }
}

export function repairYesNo(text: string, column: FlagColumn): Outcome {
  if (text === '有' || text === '無') return null;
  const read = plain(text);
  const sure = yesOrNo(read, column);
  if (sure !== null) return repaired(sure ? '有' : '無', 'datasets.yes-no');
  // 無 was read above: what is left of the placeholders says nothing, except a dash, which may say 無.
  if (/^(?:n\/?a|null|nan|#n\/a)$/iu.test(read)) return repaired('', 'datasets.placeholder');
  const detail = DETAIL.exec(read);
  const likely = detail === null ? null : yesOrNo(detail[1] ?? '', column);
  return ask('datasets.unclear-yes-no', likely === null ? null : likely ? '有' : '無');
}

export function repairMark(text: string, column: FlagColumn): Outcome {
  if (text === '1') return column.binary ? null : ask('datasets.unclear-mark', '1');
  const read = plain(text);
  const sure = yesOrNo(read, column);
  if (sure !== null) return repaired(sure ? '1' : '', 'datasets.mark');
  if (isPlaceholder(text) || isPlaceholder(read)) return repaired('', 'datasets.mark');
  const detail = DETAIL.exec(read);
  const likely = read === '◎' ? true : detail === null ? null : yesOrNo(detail[1] ?? '', column);
  return ask('datasets.unclear-mark', likely === null ? null : likely ? '1' : '');
}

function yesOrNo(text: string, { binary }: FlagColumn): boolean | null {
  if (text === '1' || text === '0') return binary ? text === '1' : null;
  if (YES.test(text)) return true;
  return NO.test(text) ? false : null;
}
