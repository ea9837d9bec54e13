/** Erase-me: what belongs to a person goes, or no longer names them (deletion, Act article 35). */
import type { Site } from '../manifest/index.ts';
import type { Trx } from '../storage/index.ts';
import type { Person, Text } from './contract.ts';
import { declaredTables } from './declared.ts';
import { belongsTo, eraseRows } from './rows.ts';

export interface ErasedPart {
  title: Text;
  /** How many rows were removed or emptied. */
  rows: number;
  /** Why it stays, when it stays. */
  keptBecause: Text | null;
}

/**
 * Erases a person from every declared table, in the transaction it gets, and says part by part what happened.
 * Their id may stay in histories: without the account it names nobody.
 */
export async function erasePerson(
  trx: Trx,
  site: Pick<Site, 'modules'>,
  person: Person,
): Promise<ErasedPart[]> {
  for (const module of site.modules) await module.erase?.(trx, person);
  const parts: ErasedPart[] = [];
  // Those that refer to others go first.
  for (const table of declaredTables(site).reverse()) {
    const owned = belongsTo(table, person);
    const rows = owned === null ? 0 : await eraseRows(trx, table, owned);
    const keptBecause = table.erase.how === 'keep' ? table.erase.why : null;
    parts.push({ title: table.title, rows, keptBecause });
  }
  return parts.reverse();
}
