/** A pool that can be led to another server while it is used. */
import type pg from 'pg';
import { cut } from './pool.ts';

const connections = new WeakMap<pg.Pool, Set<pg.PoolClient>>();

/** Begins to keep account of the connections of a pool; for `cutAll` and `redirect`. */
export function keepAccount(pool: pg.Pool): void {
  const open = new Set<pg.PoolClient>();
  connections.set(pool, open);
  pool.on('connect', (client) => open.add(client));
  pool.on('remove', (client) => open.delete(client));
}

/** Ends all connections at once; who waits for an answer on one gets an error. */
export function cutAll(pool: pg.Pool): void {
  for (const client of connections.get(pool) ?? []) cut(client);
}

/** From now on connections are made to this address; those to the old one are cut. */
export function redirect(pool: pg.Pool, url: string): void {
  // A host or password of the old address that stands beside it doesn't count: the address goes first in pg.
  pool.options.connectionString = url;
  cutAll(pool);
}
