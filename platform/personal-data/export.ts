/** Export-me: everything a site knows of a person, in one document (disclosure, Act article 33). */
import { sql } from 'kysely';
import type { Site } from '../manifest/index.ts';
import type { Person } from './contract.ts';
import { type Declared, declaredTables } from './declared.ts';
import { belongsTo, tableOf } from './rows.ts';

export interface PersonalExport {
  /** When it was made, ISO 8601. */
  made: string;
  parts: ExportedPart[];
}

export interface ExportedPart {
  title: string;
  purpose: string;
  /** How long it stays, in words. */
  kept: string;
  /** Names of what is kept but shown to nobody: a password. */
  notShown: string[];
  /** One entry per row: the columns by their titles. */
  records: Record<string, unknown>[];
}

/** Everything that is kept of this person, part by part; parts without a row are left out. */
export async function exportPerson(site: Site, person: Person, lang: 'ja' | 'en'): Promise<PersonalExport> {
  const parts: ExportedPart[] = [];
  for (const table of declaredTables(site)) {
    const records = await recordsOf(site, table, person, lang);
    if (records.length === 0) continue;
    const secrets = Object.values(table.columns).filter(({ secret }) => secret === true);
    parts.push({
      title: table.title[lang],
      purpose: table.purpose[lang],
      kept: keptText(table, lang),
      notShown: secrets.map(({ title }) => title[lang]),
      records,
    });
  }
  return { made: site.now().toISOString(), parts };
}

async function recordsOf(
  { db }: Site,
  table: Declared,
  person: Person,
  lang: 'ja' | 'en',
): Promise<Record<string, unknown>[]> {
  const owned = belongsTo(table, person);
  if (owned === null) return [];
  const shown = Object.entries(table.columns).filter(([, { secret }]) => secret !== true);
  const columns = shown.length === 0 ? sql`1` : sql.join(shown.map(([name]) => sql.ref(name)));
  const { rows } = await sql<Record<string, unknown>>`
    select ${columns} from ${tableOf(table)} where ${owned}`.execute(db);
  return rows.map((row) => Object.fromEntries(shown.map(([name, { title }]) => [title[lang], row[name]])));
}

/** How long the rows of a table stay, as a person reads it. */
export function keptText({ retention, erase }: Declared, lang: 'ja' | 'en'): string {
  const days = 'days' in retention ? retention.days : null;
  if (erase.how === 'keep') return erase.why[lang];
  if (lang === 'ja') return days === null ? 'アカウントを消すまで' : `${days}日間`;
  return days === null ? 'Until the account is deleted' : `${days} days`;
}
