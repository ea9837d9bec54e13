/** Removing what nobody needs any more, with its bytes. */
import { sql } from 'kysely';
import { defineJob } from '../jobs/index.ts';
import type { Site } from '../manifest/index.ts';
import { type Trx, transaction } from '../storage/index.ts';
import { isUuid } from './drops.ts';
import { STORE_LOCK } from './originals.ts';

/** Removes what was staged, not committed, and has expired, drops too, with bytes that nothing else needs. Returns how many. */
export async function discardExpired(site: Site): Promise<number> {
  return transaction(site.db, async (trx) => {
    await lockStore(trx);
    const { rows } = await sql`
      delete from intake.staged where committed_at is null and expires_at <= ${site.now()}
      returning id`.execute(trx);
    await sql`delete from intake.drops where expires_at <= ${site.now()}`.execute(trx);
    await removeUnusedBytes(trx);
    return rows.length;
  });
}

/** Removes what was staged and not committed, before its time. False when there is nothing like it. */
export async function discardStaged(site: Site, id: string): Promise<boolean> {
  if (!isUuid(id)) return false;
  return transaction(site.db, async (trx) => {
    await lockStore(trx);
    const { rows } = await sql`
      delete from intake.staged where id = ${id} and committed_at is null returning id`.execute(trx);
    await removeUnusedBytes(trx);
    return rows.length > 0;
  });
}

/** Alone with the bytes, until the transaction ends. */
export async function lockStore(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${STORE_LOCK}, 0))`.execute(trx);
}

/** Removes bytes that nothing refers to. */
export async function removeUnusedBytes(trx: Trx): Promise<void> {
  await sql`
    delete from intake.originals o
    where not exists (select from intake.uploads u where u.sha256 = o.sha256)`.execute(trx);
  await sql`
    delete from intake.blobs b
    where not exists (select from intake.originals o where o.blob = b.id)
      and not exists (select from intake.drop_files f where f.blob = b.id)`.execute(trx);
}

/** Removes every hour what has expired. */
export const expiryJob = defineJob({
  name: 'intake.discard-expired',
  title: { ja: '期限の切れた下書きのファイルを消す', en: 'Remove staged files that have expired' },
  schedule: { every: 'hour', minute: 25 },
  async run(site) {
    await discardExpired(site);
  },
});
