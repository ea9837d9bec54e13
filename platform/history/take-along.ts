/** The history of an owner as lines of JSON, oldest first, to take along. */
import { sql } from 'kysely';
import type { OwnerFile, Site } from '../manifest/index.ts';
import type { Db } from '../storage/index.ts';

export async function* takeHistoryAlong({ db }: Site, owner: string): AsyncGenerator<OwnerFile> {
  yield { path: 'history/entries.jsonl', pieces: lines(db, owner) };
}

const AT_A_TIME = 500;

async function* lines(db: Db, owner: string): AsyncGenerator<string> {
  for (let after = '0'; ; ) {
    const { rows } = await sql<{ id: string }>`
      select id::text as id, ref, actor, key, action, before, after, note, at from history.entries
      where owner = ${owner} and id > ${after}::bigint order by id limit ${AT_A_TIME}`.execute(db);
    for (const row of rows) yield `${JSON.stringify(row)}\n`;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
