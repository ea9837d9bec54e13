/** SQL of elections, their editions, and what became public when. */
import { versionSql } from '@tomoni/platform/live';
import { type Db, jsonb, statement, type Trx } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import type { Bodies, Part } from './election.ts';

/** One state of one part; `body` null takes the part back. */
export interface Edition<P extends Part = Part> {
  id: string;
  election: string;
  part: P;
  body: Bodies[P] | null;
  /** The edition that was public when this one was begun. */
  base: string | null;
  author: string;
  madeAt: Date;
}

/** Something that became public, or no longer is. */
export interface Change {
  id: string;
  election: string;
  part: Part;
  what: 'published' | 'undone' | 'withdrawn';
  /** What was public before, and what is since: bodies of editions. */
  before: Bodies[Part] | null;
  after: Bodies[Part] | null;
  beforeId: string | null;
  afterId: string | null;
  /** How many officials it took; `operator`: whoever runs the site. */
  hands: 'one' | 'two' | 'operator';
  note: string;
  at: Date;
}

/** What open pages of an election follow. */
export const topicOf = (owner: string, election: string) => `elections/${owner}/${election}`;

const versions = statement<{ version: number | null }>(`select ${versionSql('$1')} as version`);

/** How far an open page has followed, for `liveHref`; asked before what the page shows, so that nothing is missed. */
export async function liveVersion(db: Db, owner: string, election: string): Promise<number> {
  const [row] = await versions(db, [topicOf(owner, election)]);
  return row?.version ?? 0;
}

/** Begins an election; it is nothing until an edition of it is public. */
export async function insertElection(trx: Trx, owner: string, at: Date): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into elections.election (owner, made_at) values (${owner}, ${at}) returning id::text as id`.execute(
    trx,
  );
  return idOf(rows);
}

export async function insertEdition(
  trx: Trx,
  owner: string,
  { election, part, body, base, author, madeAt }: Omit<Edition, 'id'>,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into elections.edition (owner, election, part, body, base, made_by_user, made_at)
    values (${owner}, ${election}::bigint, ${part}, ${body === null ? null : jsonb(body)}, ${base}::bigint, ${author},
      ${madeAt})
    returning id::text as id`.execute(trx);
  return idOf(rows);
}

function idOf(rows: readonly { id: string }[]): string {
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('the database gave no id');
  return id;
}

/** Writes a draft anew. */
export async function saveBody(trx: Trx, owner: string, id: string, body: Bodies[Part]): Promise<void> {
  await sql`
    update elections.edition set body = ${jsonb(body)} where owner = ${owner} and id = ${id}::bigint`.execute(
    trx,
  );
}

const COLUMNS = sql`
  id::text as id, election::text as election, part, body, base::text as base, made_by_user as author, made_at as "madeAt"`;

/** Whether an edition has ever been public: the record of changes tells what it said, so it must not say anything else. */
export async function wasPublic(db: Db, owner: string, id: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from elections.change where owner = ${owner} and after = ${id}::bigint limit 1`.execute(db);
  return rows.length > 0;
}

export async function readEdition(db: Db, owner: string, id: string): Promise<Edition | null> {
  const { rows } = await sql<Edition>`
    select ${COLUMNS} from elections.edition where owner = ${owner} and id = ${id}::bigint`.execute(db);
  return rows[0] ?? null;
}

/** Of one election the newest first. */
export async function listEditions(
  db: Db,
  owner: string,
  election: string,
  limit: number,
): Promise<Edition[]> {
  const { rows } = await sql<Edition>`
    select ${COLUMNS} from elections.edition where owner = ${owner} and election = ${election}::bigint
    order by edition.id desc limit ${limit}`.execute(db);
  return rows;
}

/** All elections of a town that anybody has begun, the newest first. */
export async function listElectionIds(db: Db, owner: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id::text as id from elections.election where owner = ${owner}
    order by election.id desc limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Holds an election until the transaction ends: what is public of it changes one by one. False: there is none. */
export async function lockElection(trx: Trx, owner: string, election: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from elections.election where owner = ${owner} and id = ${election}::bigint for update`.execute(
    trx,
  );
  return rows.length > 0;
}

/** Of one election, or (null) of all of a town: the editions that are public now, whatever the hour says of them. */
export async function currentEditions(
  db: Db,
  owner: string,
  { election = null, part = null }: { election?: string | null; part?: Part | null },
): Promise<Edition[]> {
  const { rows } = await sql<Edition>`
    select edition.id::text as id, edition.election::text as election, edition.part, edition.body,
      edition.base::text as base, edition.made_by_user as author, edition.made_at as "madeAt"
    from (
      select distinct on (change.election, change.part) change.after from elections.change
      where owner = ${owner} and (${election}::bigint is null or change.election = ${election}::bigint)
        and (${part}::text is null or change.part = ${part})
      order by change.election, change.part, change.id desc
    ) newest
    join elections.edition on edition.owner = ${owner} and edition.id = newest.after
    order by edition.election desc, edition.id`.execute(db);
  return rows;
}

export interface NewChange {
  election: string;
  part: Part;
  what: Change['what'];
  before: string | null;
  after: string | null;
  hands: Change['hands'];
  note: string;
  at: Date;
}

export async function insertChange(trx: Trx, owner: string, change: NewChange): Promise<void> {
  const { election, part, what, before, after, hands, note, at } = change;
  await sql`
    insert into elections.change (owner, election, part, what, before, after, hands, note, at)
    values (${owner}, ${election}::bigint, ${part}, ${what}, ${before}::bigint, ${after}::bigint, ${hands}, ${note},
      ${at})`.execute(trx);
}

/** All that ever became public of an election, the newest first. */
export async function listChanges(db: Db, owner: string, election: string): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select change.id::text as id, change.election::text as election, change.part, change.what, old.body as before,
      fresh.body as after, old.id::text as "beforeId", fresh.id::text as "afterId", change.hands, change.note,
      change.at
    from elections.change
    left join elections.edition old on old.owner = change.owner and old.id = change.before
    left join elections.edition fresh on fresh.owner = change.owner and fresh.id = change.after
    where change.owner = ${owner} and change.election = ${election}::bigint
    order by change.id desc limit ${MOST_CHANGES}`.execute(db);
  return rows;
}

/** More than any election has seen. */
const MOST_CHANGES = 500;
