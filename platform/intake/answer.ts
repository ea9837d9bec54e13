/** A person answers and decides: the same files are read again, in place. */
import { sql } from 'kysely';
import type { Site } from '../manifest/index.ts';
import { transaction } from '../storage/index.ts';
import { originalBytes } from './originals.ts';
import type { Decision } from './personal/decide.ts';
import { IntakeRefusal } from './refusal.ts';
import { rowOf, type Staged, type StagedRow, stagedOf, updateRow } from './staged.ts';
import { understand } from './understand.ts';

interface Said {
  id: string;
  /** What the person saw: when somebody else was quicker, nothing is changed. */
  hash: string;
}

/**
 * Answers questions, by id; an empty text takes an answer back. What was staged gets a new hash.
 * @throws IntakeRefusal `intake.changed` when it isn't what the person saw, `intake.unknown` when it is gone
 */
export async function answer(
  site: Site,
  said: Said & { answers: Readonly<Record<string, string>> },
): Promise<Staged> {
  return readAgain(site, said, { answers: said.answers, decisions: {} });
}

/**
 * Decides about what may not be meant for everybody, by the id of the find; null takes a decision back.
 * @throws IntakeRefusal as `answer` does
 */
export async function decidePersonal(
  site: Site,
  said: Said & { decisions: Readonly<Record<string, Decision | null>> },
): Promise<Staged> {
  return readAgain(site, said, { answers: {}, decisions: said.decisions });
}

export async function readAgain(
  site: Site,
  { id, hash }: Said,
  more: {
    answers: Readonly<Record<string, string>>;
    decisions: Readonly<Record<string, Decision | null>>;
  },
): Promise<Staged> {
  const row = seen(await rowOf(site.db, id), hash, site.now());
  const finds = new Set(row.personal.map((find) => find.id));
  const answers = { ...row.answers, ...more.answers };
  const decisions: Record<string, Decision> = { ...row.decisions };
  for (const [find, decision] of Object.entries(more.decisions)) {
    if (decision === null) delete decisions[find];
    else if (finds.has(find)) decisions[find] = decision;
  }
  const understood = await understand(site, {
    ...{ owner: row.owner, answers, decisions, asks: row.asks, kind: row.kind },
    uploads: await uploadsOf(site, id),
    earlier: {
      finds: row.personal,
      asked: [...row.answered.map(({ question }) => question), ...row.questions],
      notScanned: row.findings.filter(({ code }) => code === 'intake.not-scanned'),
    },
  });
  return transaction(site.db, async (trx) => {
    seen(await rowOf(trx, id, true), hash, site.now());
    // Who says something to a decision from before makes it their own.
    const recalled = row.recalled.filter((find) => more.decisions[find] === undefined);
    await updateRow(trx, id, understood, { answers, decisions, recalled });
    const staged = await stagedOf(site, id, trx);
    if (staged === null) throw new IntakeRefusal('intake.unknown');
    return staged;
  });
}

function seen(row: StagedRow | null, hash: string, now: Date): StagedRow {
  if (row === null || row.committed_at !== null || row.expires_at <= now)
    throw new IntakeRefusal('intake.unknown');
  if (row.hash !== hash) throw new IntakeRefusal('intake.changed');
  return row;
}

async function uploadsOf(site: Site, id: string) {
  const { rows } = await sql<{ name: string; sha256: string }>`
    select name, sha256 from intake.uploads where staged = ${id} order by n`.execute(site.db);
  const uploads = [];
  for (const { name, sha256 } of rows) {
    const bytes = await originalBytes(site.db, sha256);
    if (bytes === null) throw new IntakeRefusal('intake.unknown');
    uploads.push({ name, sha256, bytes });
  }
  return uploads;
}
