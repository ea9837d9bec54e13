/** What visitors ask a town to publish, and what it answers. Nothing that nobody has looked at is public. */
import type { Db } from '@tomoni/platform/storage';
import { sql } from 'kysely';

/** held: only officials see it; shown: everybody, without an answer yet; answered; declined: not shown, ever. */
export const WISH_STATES = ['held', 'shown', 'answered', 'declined'] as const;
export type WishState = (typeof WISH_STATES)[number];

/** As everybody sees it. */
export interface PublicWish {
  id: string;
  title: string;
  why: string;
  at: Date;
  state: 'shown' | 'answered';
  answer: string;
  answeredAt: Date | null;
  /** The dataset that came of it, or null. */
  dataset: string | null;
  /** How many said that they want it, too. */
  too: number;
}

/** As officials see it. */
export interface Wish extends Omit<PublicWish, 'state'> {
  state: WishState;
  email: string | null;
}

const COMMON = sql`id::text as id, title, why, at, state, answer, answered_at as "answeredAt", dataset, too`;

export async function addWish(
  db: Db,
  wish: { owner: string; title: string; why: string; email: string | null; at: Date },
): Promise<void> {
  await sql`
    insert into catalogue.wish (owner, title, why, email, at)
    values (${wish.owner}, ${wish.title}, ${wish.why}, ${wish.email}, ${wish.at})`.execute(db);
}

/** Those that most want first. */
export async function publicWishes(db: Db, owner: string, limit = 200): Promise<PublicWish[]> {
  const { rows } = await sql<PublicWish>`
    select ${COMMON} from catalogue.wish where owner = ${owner} and state in ('shown', 'answered')
    order by state = 'answered', too desc, at desc limit ${limit}`.execute(db);
  return rows;
}

/** For officials: what waits first. */
export async function allWishes(db: Db, owner: string, limit = 200): Promise<Wish[]> {
  const { rows } = await sql<Wish>`
    select ${COMMON}, email from catalogue.wish where owner = ${owner}
    order by case state when 'held' then 0 when 'shown' then 1 else 2 end, at desc limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** Counts one more who wants it, too. False when it isn't public. */
export async function wantToo(db: Db, owner: string, id: string): Promise<boolean> {
  const { rows } = await sql`
    update catalogue.wish set too = too + 1
    where owner = ${owner} and id = ${id}::bigint and state in ('shown', 'answered') returning id`.execute(
    db,
  );
  return rows.length === 1;
}

export interface WishAnswer {
  owner: string;
  id: string;
  state: WishState;
  answer: string;
  dataset: string | null;
  by: string;
  at: Date;
}

/** What officials decide. False when there is no such wish. */
export async function answerWish(db: Db, decided: WishAnswer): Promise<boolean> {
  const { rows } = await sql`
    update catalogue.wish set state = ${decided.state}, answer = ${decided.answer}, dataset = ${decided.dataset},
      answered_at = ${decided.at}, answered_by_user = ${decided.by}
    where owner = ${decided.owner} and id = ${decided.id}::bigint returning id`.execute(db);
  return rows.length === 1;
}

/** How many wait, and since when the oldest does. */
export async function waitingWishes(db: Db, owner: string): Promise<{ count: number; since: Date | null }> {
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(*) as count, min(at) as since from catalogue.wish
    where owner = ${owner} and state = 'held'`.execute(db);
  return rows[0] ?? { count: 0, since: null };
}
