/** Tables as a site's largest ones: pieces of uploads, and rows of Japanese text. */
import { historyHome } from '@tomoni/platform/history';
import { intakeHome } from '@tomoni/platform/intake';
import { type Db, migrate } from '@tomoni/platform/storage';
import { sql } from 'kysely';

export const BENCH_MODULES = [historyHome, intakeHome];

/** Makes and fills them: so many MiB in all, half and half. */
export async function benchTables(db: Db, mebibytes: number): Promise<void> {
  await migrate(db, BENCH_MODULES);
  // A piece of 64 KiB of bytes that don't repeat: 2,048 hashes of 32 bytes.
  const pieces = (mebibytes / 2) * 16;
  for (let n = 0; n < pieces; n += 64) {
    const last = Math.min(n + 63, pieces - 1);
    await sql`
      with blobs as (
        insert into intake.blobs (id)
        select gen_random_uuid() from generate_series(${n}::int, ${last}::int) returning id
      )
      insert into intake.chunks (blob, start, bytes)
      select id, 0, (select string_agg(sha256(convert_to(id::text || k, 'UTF8')), '') from generate_series(1, 2048) k)
      from blobs`.execute(db);
  }
  const entries = ((mebibytes / 2) * 2 ** 20) / 400;
  await sql`
    insert into history.entries (owner, ref, actor, action, before, after, note, at)
    select '99' || n % 1741, 'collection.calendar/' || n, md5(n::text), 'collection.corrected',
      jsonb_build_object('area', '上記以外のみどり町' || n || '丁目', 'days', '火 金 20270104'),
      jsonb_build_object('area', '上記以外のみどり町' || n || '丁目', 'days', '月 木 火2 火4 隔金20260403'),
      '収集日を直しました。' || md5((n * 7)::text), now()
    from generate_series(1, ${Math.round(entries)}::int) n`.execute(db);
}
