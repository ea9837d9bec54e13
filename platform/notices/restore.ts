/** Notices in a restored copy: what was due is not sent again, and who has stopped since stays stopped. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { RemovalHooks, RestoreHooks } from '../manifest/index.ts';
import { transaction } from '../storage/index.ts';
import { newSeries } from './secrets.ts';
import { type StoppedRow, takeBack } from './stops.ts';
import { removeReader } from './subscriptions.ts';

export const restore: RestoreHooks = {
  /** What is due only later can't have been sent. Letters that confirm, too: their links are asked for again. */
  async settle(trx, { at }) {
    const why = `Restored from a backup of ${at.toISOString()}: it may have been sent since`;
    const { numAffectedRows = 0n } = await sql`
      update notices.delivery set state = 'dropped', done_at = clock_timestamp(), error = ${why}
      where state = 'waiting' and (due_at <= clock_timestamp() or tries > 0)`.execute(trx);
    // Numbers of notices run again from here on: what receivers tell repeated ones by must not.
    await newSeries(trx);
    return { noticesHeld: Number(numAffectedRows) };
  },
};

const stopSchema = z.object({
  subscriber: z.number().int(),
  reader: z.string(),
  kind: z.string(),
  owner: z.string(),
  ref: z.string(),
  at: z.string(),
});

export const removals: RemovalHooks = {
  async list(db) {
    const { rows } = await sql<z.infer<typeof stopSchema>>`
      select subscriber, reader, kind, owner, ref, to_json(at) #>> '{}' as at from notices.stop
      order by at, reader, kind, owner, ref`.execute(db);
    return rows.map((record) => {
      const { reader, kind, owner, ref, at } = record;
      return { id: [reader, kind, owner, ref, at].join(' '), record };
    });
  },
  async replay({ db }, value) {
    const record = stopSchema.parse(value);
    const { subscriber, reader, kind, owner, ref, at } = record;
    const { rows } = await sql<{ id: number; address: string }>`
      select id, address from notices.subscriber
      where id = ${subscriber} and encode(sha256(convert_to(nonce, 'UTF8')), 'hex') = ${reader}`.execute(db);
    await sql`
      insert into notices.stop (subscriber, reader, kind, owner, ref, at)
      values (${subscriber}, ${reader}, ${kind}, ${owner}, ${ref}, ${at}::timestamptz) on conflict do nothing`.execute(
      db,
    );
    const [found] = rows;
    if (found === undefined) return { found: false };
    if (kind === '') {
      await removeReader(db, found);
      return { found: true };
    }
    return transaction(db, async (trx) => {
      const { rows: stopped } = await sql<StoppedRow>`
        update notices.subscription set state = 'stopped', stopped_at = ${at}::timestamptz
        where subscriber = ${subscriber} and kind = ${kind} and owner = ${owner} and ref = ${ref}
          and state <> 'stopped' and confirmed_at <= ${at}::timestamptz
        returning address, channel, kind, owner, ref, consent`.execute(trx);
      await takeBack(trx, stopped);
      return { found: stopped.length > 0 };
    });
  },
};
