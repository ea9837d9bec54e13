/** Which polling days of a town are known. Other sources of such days are added here and nowhere else. */
import type { IsoDate } from '@tomoni/japanese';
import type { Db } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import { publicVotes } from './public-elections.ts';

/** Past and coming days, the earliest first: those of its elections, and those that officials named when they announced a change. */
export async function pollingDays(db: Db, owner: string): Promise<IsoDate[]> {
  const votes = await publicVotes(db, owner);
  const held = votes.filter(({ about }) => about.course !== 'cancelled').map(({ about }) => about.polling);
  const { rows } = await sql<{ day: IsoDate }>`
    select distinct polling_day::text as day from elections.alert
    where owner = ${owner} and polling_day is not null and announced_at is not null and withdrawn_at is null`.execute(
    db,
  );
  return [...new Set([...held, ...rows.map(({ day }) => day)])].sort();
}
