/** A change of polling places that is told: found in a new list, or announced by the town's office. */
import type { IsoDate } from '@tomoni/japanese';
import type { PlaceChange } from './changed-place-model.ts';

/** Why, for how long, and what it takes back. */
interface Told {
  /** `list`: found when a new list was published. */
  origin: 'list' | 'office';
  /** At least one; none when it takes another alert back. */
  changes: readonly PlaceChange[];
  /** In the town's own words; '' for those out of a list. */
  reason: string;
  reasonEn: string;
  /** Null: not known. */
  pollingDay: IsoDate | null;
  /** The last day on which it is shown. */
  until: IsoDate;
  /** Id of the alert that this one takes back. */
  withdraws: string | null;
}

export interface NewAlert extends Told {
  madeAt: Date;
}

export interface Alert extends NewAlert {
  id: string;
  /** Null: not public, or not yet. */
  announcedAt: Date | null;
  /** Taken back, or thrown away before anybody saw it. */
  withdrawnAt: Date | null;
  withdrawnWhy: string;
}

/** Whether it is told now. */
export function isShown({ announcedAt, withdrawnAt, until, withdraws }: Alert, today: IsoDate): boolean {
  return announcedAt !== null && withdrawnAt === null && withdraws === null && today <= until;
}

/** One change with the alert that tells of it. */
export interface ToldChange {
  alert: Alert;
  change: PlaceChange;
}

/** All changes of alerts, in their order. */
export function changesIn(alerts: readonly Alert[]): ToldChange[] {
  return alerts.flatMap((alert) => alert.changes.map((change) => ({ alert, change })));
}
