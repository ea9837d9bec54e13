/** Letters of this home that came back. */
import { sql } from 'kysely';
import type { Db } from '../storage/index.ts';
import { type Bounce, faultFor } from './bounce.ts';
import type { MailFault } from './faults.ts';
import { isOurs, letterKey } from './letter-name.ts';

/**
 * What a bounce came to. `counted`: there is no such mailbox, and that is noted. `known`: it was noted before.
 * `passing`: it may work another time. `other`: refused for a reason that may be ours to mend. `elsewhere`: it speaks of
 * another address than the letter went to. `unknown`: no letter that we know of; it is forged, or older than a week.
 */
export type BounceOutcome = 'counted' | 'known' | 'passing' | 'other' | 'elsewhere' | 'unknown';

const OF_FAULT: Record<Exclude<MailFault, 'recipient'> | 'elsewhere', BounceOutcome> = {
  ...{ passing: 'passing', site: 'other', letter: 'other', elsewhere: 'elsewhere' },
};

/** What is to be done about a bounce of a letter that went to this address; null: it is to be counted. */
export async function unlessCounted(db: Db, bounce: Bounce, to: string): Promise<BounceOutcome | null> {
  if (!isOurs(await letterKey(db), bounce, to)) return 'unknown';
  const { fault } = faultFor(bounce, to);
  return fault === 'recipient' ? null : OF_FAULT[fault];
}

/** Notes of a letter that a server took and another one gave back that it was refused, as if the first had said so. */
export async function letterReturned(db: Db, bounce: Bounce): Promise<BounceOutcome> {
  const [, id] = /^(\d{1,18})-[0-9a-z]+$/.exec(bounce.name) ?? [];
  if (id === undefined) return 'unknown';
  const { rows } = await sql<{ to: string; sent: boolean }>`
    select recipient as to, sent_at is not null as sent from mail.message where id = ${id}`.execute(db);
  const [letter] = rows;
  if (letter === undefined) return 'unknown';
  const outcome = await unlessCounted(db, bounce, letter.to);
  if (outcome !== null) return outcome;
  const { words } = faultFor(bounce, letter.to);
  const { numAffectedRows = 0n } = await sql`
    update mail.message set refused = true, error = ${words}, sent_at = null, given_up_at = clock_timestamp()
    where id = ${id} and sent_at is not null`.execute(db);
  return numAffectedRows > 0n ? 'counted' : 'known';
}
