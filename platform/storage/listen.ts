/**
 * LISTEN on a connection of its own. A notice is only a hint to look now: it is lost while the connection is down, in
 * front of poolers that share connections, and on replicas, so whoever listens also looks by the clock.
 */
import pg from 'pg';
import type { Db } from './db.ts';
import { poolOf } from './pool.ts';

export interface Listening {
  /** Rejects never; resolves when the connection is gone, by `close` or by itself. */
  ended: Promise<void>;
  close(): Promise<void>;
}

/**
 * Connects and listens; `onNotice` is called for each notice on the channel.
 * @param channel a plain lower-case name
 * @throws what pg throws when the database can't be reached
 */
export async function listen(db: Db, channel: string, onNotice: () => void): Promise<Listening> {
  if (!/^[a-z_]+$/.test(channel)) throw new RangeError(`Not a channel: ${channel}`);
  // The options as they are: a copy would be without the password.
  const client = new pg.Client(poolOf(db).options);
  const ended = new Promise<void>((resolve) => client.once('end', () => resolve()));
  // A broken connection says `error` twice, then `end`.
  client.on('error', () => undefined);
  client.on('notification', onNotice);
  try {
    await client.connect();
    await client.query(`set application_name = 'tomoni listens'; listen ${channel}`);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  return { ended, close: () => client.end().catch(() => undefined) };
}
