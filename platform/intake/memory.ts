/** What a place has answered before, so that next year's files don't ask again. */
import { sql } from 'kysely';
import type { Db, Trx } from '../storage/index.ts';
import type { Question } from './reader.ts';

/** A question with its answer, as it is shown until the commit. */
export interface AnsweredQuestion {
  question: Question;
  value: string;
  /** It was answered for earlier files, and nobody said otherwise this time. */
  remembered: boolean;
}

/** Answers of earlier commits of this owner and kind, by question. */
export async function recall(db: Db, owner: string, kind: string): Promise<Record<string, string>> {
  const { rows } = await sql<{ question: string; value: string }>`
    select question, value from intake.remembered where owner = ${owner} and kind = ${kind}`.execute(db);
  return Object.fromEntries(rows.map(({ question, value }) => [question, value]));
}

/** Keeps the answers that hold for the next files too: those that were chosen, unless the question says otherwise. */
export async function remember(
  trx: Trx,
  { owner, kind, at }: { owner: string; kind: string; at: Date },
  answered: readonly AnsweredQuestion[],
): Promise<void> {
  for (const { question, value } of answered) {
    if (!(question.remember ?? question.choices.length > 0)) continue;
    await sql`
      insert into intake.remembered (owner, kind, question, value, at)
      values (${owner}, ${kind}, ${question.id}, ${value}, ${at})
      on conflict (owner, kind, question) do update set value = excluded.value, at = excluded.at`.execute(
      trx,
    );
  }
}
