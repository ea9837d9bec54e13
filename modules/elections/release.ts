/** What may be public when, and when two officials are needed for it. Pure rules; days and times are those of Japan. */
import type { IsoDate } from '@tomoni/japanese';
import type { About, Part } from './election.ts';

/** The moment at which voting ends. */
export function closesAt({ polling, closes }: Pick<About, 'polling' | 'closes'>): Date {
  return new Date(`${polling}T${closes}:00+09:00`);
}

/** Candidates are those of the announcement: before its day there are none. */
export function candidatesShown({ announced }: Pick<About, 'announced'>, today: IsoDate): boolean {
  return today >= announced;
}

/** Nobody may learn while others still vote how it stands. */
export function resultShown(about: Pick<About, 'polling' | 'closes'>, now: Date): boolean {
  return now >= closesAt(about);
}

/** Why one official alone may not make this public, whatever a town has chosen; null when the setting decides. */
export type TwoReason = 'result' | 'polling-day';

/** @param pollingDays those that are public, and that of the edition itself */
export function twoNeeded(part: Part, pollingDays: readonly IsoDate[], today: IsoDate): TwoReason | null {
  if (part === 'result') return 'result';
  return pollingDays.includes(today) ? 'polling-day' : null;
}
