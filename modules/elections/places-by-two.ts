/** On polling day nobody changes where one votes alone: not by a new list either. */
import type { IsoDate } from '@tomoni/japanese';
import type { Db } from '@tomoni/platform/storage';
import type { Both } from '@tomoni/platform/workflow';
import { messages } from './messages.ts';
import { pollingDays } from './polling-days.ts';
import { STANDARD } from './town.ts';

/** For the manifest's `byTwo`. */
export async function pollingPlacesByTwo(
  db: Db,
  { owner, subject }: { owner: string; subject: string },
  today: IsoDate,
): Promise<Both | null> {
  if (subject !== STANDARD || !(await pollingDays(db, owner)).includes(today)) return null;
  return { ja: messages('ja')('places.two'), en: messages('en')('places.two') };
}
