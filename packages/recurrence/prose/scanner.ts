import type { Rule } from '../calendar.ts';
import type { Validity } from './validity.ts';

/** What a text says besides its rules. The codes are those of findings.ts without their prefix. */
export interface ProseProblem {
  code:
    | 'unreadable-prose'
    | 'year-unknown'
    | 'fortnightly-start-unknown'
    | 'year-end-unknown'
    | 'note-in-cell';
  text: string;
}

/** A place in a text that is read from left to right, and what has been understood so far. */
export class Scanner {
  readonly text: string;
  readonly validity: Validity | null;
  at = 0;
  readonly rules: Rule[] = [];
  readonly problems: ProseProblem[] = [];
  readonly skip: { from: string; to: string }[] = [];
  holidays: 'skip' | 'next-day' | null = null;
  /** Months that were named for the days to come, e.g. 偶数月の. */
  months: number[] | null = null;
  /** Months were named, and no days have followed yet. */
  monthsDangling = false;
  /** The months have had their days; what follows a comma would leave it open whether they still hold. */
  monthsUsed = false;
  /** First rule of the sentence: months in brackets behind it limit the rules from there on. */
  sentence = 0;
  /** First rule of the last phrase. */
  phrase = 0;

  constructor(text: string, validity: Validity | null) {
    this.text = text;
    this.validity = validity;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  get rest(): string {
    return this.text.slice(this.at);
  }

  /** Steps over what the pattern (with flag y) finds here. */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at += found[0].length;
    return found;
  }

  /**
   * Adds the rules of one phrase under the months that hold. False if it is open which months hold, or whether
   * the breaks named before count for these days too: 毎週火曜（祝日は休み）、第2金曜.
   */
  add(rules: readonly Rule[]): boolean {
    const limited = this.skip.length > 0 || this.holidays !== null;
    if ((this.months !== null && this.monthsUsed) || (limited && this.rules.length > 0)) return false;
    this.phrase = this.rules.length;
    this.monthsDangling = false;
    for (const rule of rules) {
      this.rules.push(this.months === null ? rule : { ...rule, months: [...this.months] });
    }
    return true;
  }
}
