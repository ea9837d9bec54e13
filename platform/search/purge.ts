/** Removing a text from the index: entries that hold it are shown and found without it. */
import { sql } from 'kysely';
import type { PurgeHook } from '../history/index.ts';
import { jsonb, type Trx } from '../storage/index.ts';
import { type IndexedRow, rowOfFolded } from './entries.ts';
import { folded } from './grams.ts';

interface StoredRow extends Omit<IndexedRow, 'grams'> {
  kind: string;
}

export const purgeIndex: PurgeHook = async (trx, { owner, redactor }) => {
  const { rows } = await sql<StoredRow>`
    select kind, ref, visibility, text, folded, data from search.entries where owner = ${owner}
    for update`.execute(trx);
  let removed = 0;
  for (const row of rows) {
    const text = redactor.text(row.text);
    const data = redactor.json(row.data);
    const bare = redactor.text(row.ref);
    // Two refs that differed only in what is gone would now be one.
    const ref = bare === row.ref ? bare : `${bare}-${removed}`;
    // Readings and synonyms of a name that is gone would tell it again.
    const folds = text === row.text ? redactor.json(row.folded) : [folded(text)];
    if (text === row.text && data === row.data && ref === row.ref && folds === row.folded) continue;
    removed += 1;
    await replace(trx, owner, row, { ...row, text, data, ref, folded: folds });
  }
  return { removed };
};

async function replace(trx: Trx, owner: string, old: StoredRow, row: StoredRow): Promise<void> {
  const fresh = rowOfFolded({ owner, kind: row.kind }, row);
  await sql`
    update search.entries
    set ref = ${fresh.ref}, text = ${fresh.text}, folded = ${fresh.folded}::text[], grams = ${fresh.grams}::text[],
      data = ${fresh.data === null ? null : jsonb(fresh.data)}
    where owner = ${owner} and kind = ${old.kind} and ref = ${old.ref}`.execute(trx);
}
