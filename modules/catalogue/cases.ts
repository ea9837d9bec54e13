/** Stories of what data was used for: where, by whom, what came of it, what it cost, how to do it again elsewhere. */
import type { Db } from '@tomoni/platform/storage';
import { sql } from 'kysely';

export interface CaseText {
  title: string;
  place: string;
  people: string;
  what: string;
  effect: string;
  cost: string;
  repeat: string;
  /** An address, or empty. */
  link: string;
  /** Ids of the owner's datasets. */
  datasets: string[];
  /** Everybody sees it; otherwise only officials do. */
  shown: boolean;
}

export interface CaseStory extends CaseText {
  id: string;
  at: Date;
}

const COLUMNS = sql`id::text as id, title, place, people, what, effect, cost, repeat, link, datasets, shown, at`;

/** Newest first; with a dataset, only stories about it. */
export async function listCases(
  db: Db,
  { owner, dataset, hidden = false }: { owner: string; dataset?: string; hidden?: boolean },
): Promise<CaseStory[]> {
  const about = dataset === undefined ? sql`` : sql`and ${dataset} = any(datasets)`;
  const { rows } = await sql<CaseStory>`
    select ${COLUMNS} from catalogue.case_story where owner = ${owner} ${about}
      ${hidden ? sql`` : sql`and shown`}
    order by at desc limit 200`.execute(db);
  return rows;
}

export async function readCase(db: Db, owner: string, id: string): Promise<CaseStory | null> {
  const { rows } = await sql<CaseStory>`
    select ${COLUMNS} from catalogue.case_story where owner = ${owner} and id = ${id}::bigint`.execute(db);
  return rows[0] ?? null;
}

export interface WrittenCase {
  owner: string;
  /** Null for a new one. */
  id: string | null;
  text: CaseText;
  by: string;
  at: Date;
}

/** Writes a story, or writes it anew; returns its id, null when there is none of this id. */
export async function saveCase(db: Db, { owner, id, text, by, at }: WrittenCase): Promise<string | null> {
  const { title, place, people, what, effect, cost, repeat, link, datasets, shown } = text;
  const { rows } =
    id === null
      ? await sql<{ id: string }>`
          insert into catalogue.case_story (owner, title, place, people, what, effect, cost, repeat, link, datasets,
            shown, at, written_by_user)
          values (${owner}, ${title}, ${place}, ${people}, ${what}, ${effect}, ${cost}, ${repeat}, ${link},
            ${datasets}::text[], ${shown}, ${at}, ${by}) returning id::text as id`.execute(db)
      : await sql<{ id: string }>`
          update catalogue.case_story set title = ${title}, place = ${place}, people = ${people}, what = ${what},
            effect = ${effect}, cost = ${cost}, repeat = ${repeat}, link = ${link}, datasets = ${datasets}::text[],
            shown = ${shown}, written_by_user = ${by}
          where owner = ${owner} and id = ${id}::bigint returning id::text as id`.execute(db);
  return rows[0]?.id ?? null;
}
