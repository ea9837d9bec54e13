/** When a dataset may not become public, or be taken back, by one official alone, whatever its owner has chosen. */
import type { IsoDate } from '@tomoni/japanese';
import type { Site } from '@tomoni/platform/manifest';
import type { Db } from '@tomoni/platform/storage';
import { type ApprovalMove, type Both, needsApproval } from '@tomoni/platform/workflow';
import { versionFlow } from './flow.ts';

interface Subject {
  owner: string;
  /** Slug of the standard; null for data of none. */
  standard: string | null;
}

/** Moves by which something becomes public, or stops being so, without an approver. */
const ALONE: readonly ApprovalMove[] = ['publish-now', 'undo', 'withdraw'];

/** Why two are needed today: a module that builds on such data says so. Null: the owner's setting decides. */
async function whyTwo(
  { modules }: Pick<Site, 'modules'>,
  db: Db,
  { owner, standard }: Subject,
  today: IsoDate,
): Promise<Both | null> {
  if (standard === null) return null;
  for (const { byTwo } of modules) {
    const why = (await byTwo?.(db, { owner, subject: standard }, today)) ?? null;
    if (why !== null) return why;
  }
  return null;
}

/** The same, asked of one move. */
export function whyNotAlone(
  site: Pick<Site, 'modules'>,
  db: Db,
  { move, ...subject }: Subject & { move: ApprovalMove },
  today: IsoDate,
): Promise<Both | null> {
  return ALONE.includes(move) ? whyTwo(site, db, subject, today) : Promise.resolve(null);
}

/** Asks of data of a standard whether a draft of it has to go to an approver today. */
export async function approvalRule(
  { db, modules }: Pick<Site, 'db' | 'modules'>,
  owner: string,
  today: IsoDate,
): Promise<(standard: string | null) => Promise<boolean>> {
  const usual = await needsApproval(db, { workflow: versionFlow, owner });
  return async (standard) => usual || (await whyTwo({ modules }, db, { owner, standard }, today)) !== null;
}
