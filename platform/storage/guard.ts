/**
 * One connection that a process keeps for as long as it uses our own PostgreSQL. Its locks say who uses the
 * server; they end with the process however it dies, so they can't become stale.
 */

import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { isAlive } from './living.ts';

export interface Guard {
  client: pg.Client;
  /** Settled when the connection is gone, which means that the server is. */
  lost: Promise<void>;
}

/** Held by every process that uses the server: whoever is the last one stops it. */
const USERS = 1;
/** Held by the one running site. */
const SITE = 2;
const NO_DATABASE = '3D000';
const NAME = /^tomoni (\d+)$/;
/** The locks of a process that was killed just now are released within moments. */
const RELEASE_TAKES_AT_MOST = 5_000;

/** Connects, makes the database `tomoni` when the server is new, and registers as a user of the server. */
export async function takeGuard(host: string): Promise<Guard> {
  let guard: Guard;
  try {
    guard = await connect(host, 'tomoni');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === NO_DATABASE)) throw error;
    const { client } = await connect(host, 'postgres');
    await client.query('create database tomoni').finally(() => client.end());
    guard = await connect(host, 'tomoni');
  }
  await guard.client.query('select pg_advisory_lock_shared($1, 0)', [USERS]);
  return guard;
}

async function connect(host: string, database: string): Promise<Guard> {
  const client = new pg.Client(settings(host, database));
  const lost = new Promise<void>((resolve) => {
    client.on('error', () => resolve());
    client.on('end', () => resolve());
  });
  await client.connect();
  return { client, lost };
}

/** Settings of every connection to our own server: trusted, because nobody else can enter its folder. */
export function settings(host: string, database: string): pg.ClientConfig {
  return {
    host,
    port: 5432,
    user: 'tomoni',
    database,
    ssl: false,
    application_name: `tomoni ${process.pid}`,
  };
}

/** Makes this process the one running site; returns the number of the other process when there is one. */
export async function becomeSite(guard: Guard): Promise<{ holder: number | null } | null> {
  const deadline = Date.now() + RELEASE_TAKES_AT_MOST;
  for (;;) {
    const { rows } = await guard.client.query<{ got: boolean }>('select pg_try_advisory_lock($1, 0) as got', [
      SITE,
    ]);
    if (rows[0]?.got === true) return null;
    const holder = await siteHolder(guard);
    if ((holder !== null && isAlive(holder)) || Date.now() > deadline) return { holder };
    await wait(50);
  }
}

/** Ends the registration; true when nobody else uses the server, so that it can be stopped. */
export async function isLastUser(guard: Guard): Promise<boolean> {
  await guard.client.query('select pg_advisory_unlock_shared($1, 0)', [USERS]);
  const { rows } = await guard.client.query<{ got: boolean }>('select pg_try_advisory_lock($1, 0) as got', [
    USERS,
  ]);
  return rows[0]?.got === true;
}

async function siteHolder(guard: Guard): Promise<number | null> {
  const { rows } = await guard.client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.classid = $1 and l.objid = 0 and l.granted`,
    [SITE],
  );
  const pid = NAME.exec(rows[0]?.name ?? '')?.[1];
  return pid === undefined ? null : Number(pid);
}
