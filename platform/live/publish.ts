import { sql } from 'kysely';
import type { Trx } from '../storage/index.ts';
import { checkedTopic } from './topics.ts';

/** The notice that wakes the hubs of all processes; it carries nothing, since the table says everything. */
export const CHANNEL = 'tomoni_live';

/**
 * Says that what these topics are about has changed; open pages hear of it when the transaction is committed, and only
 * then. The version of a topic is the database's time in microseconds, and always more than the one before: it needs no
 * counter that a restored copy or a removed row could set back.
 *
 * @example
 * await publish(trx, [`collection/${place}`]);
 *
 * @throws RangeError when a name is no topic.
 */
export async function publish(trx: Trx, topics: readonly string[]): Promise<void> {
  // In order, so that two transactions never wait for each other.
  const names = [...new Set(topics.map(checkedTopic))].sort();
  if (names.length === 0) return;
  await sql`
    with written as (
      insert into live.topic as known (topic, version)
      select topic, (extract(epoch from clock_timestamp()) * 1000000)::bigint
      from unnest(${names}::text[]) with ordinality as given (topic, place) order by place
      on conflict (topic) do update
      set version = greatest(known.version + 1, (extract(epoch from clock_timestamp()) * 1000000)::bigint),
        changed_in = pg_current_xact_id(), changed_at = now()
      returning 1
    )
    select pg_notify(${CHANNEL}, '') from (select count(*) from written) as all_written`.execute(trx);
}

/**
 * SQL that gives the version of a topic (an expression that gives its name) or null, for the statement with which a
 * page reads its data: both are then of the same moment, so that the page misses nothing and is told nothing twice.
 */
export function versionSql(topic: string): string {
  return `(select version from live.topic where topic = ${topic})`;
}
