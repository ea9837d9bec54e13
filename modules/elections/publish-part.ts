/** Making a part of an election public in one go, as whoever runs the site may: for the demonstration, and for tests. */
import type { Site } from '@tomoni/platform/manifest';
import type { Actor } from '@tomoni/platform/permissions';
import { itemOf } from '@tomoni/platform/workflow';
import { readEdition } from './editions.ts';
import type { Bodies, Part } from './election.ts';
import { electionFlow } from './flow.ts';
import { beginEdition, moveEdition } from './moves.ts';

interface Publishing<P extends Part> {
  owner: string;
  /** Null: a new election. */
  election: string | null;
  part: P;
  /** Null takes the part back. */
  body: Bodies[P] | null;
}

const OPERATOR: Actor = { kind: 'operator' };

/**
 * All steps that officials take, with all that refuses them (a result before voting ends, for one). Returns the
 * election's id.
 * @throws Error with the reason of the step that was refused
 */
export async function publishPart<P extends Part>(site: Site, publishing: Publishing<P>): Promise<string> {
  const { owner } = publishing;
  const { id, election } = await beginEdition(site, { ...publishing, actor: OPERATOR });
  const edition = await readEdition(site.db, owner, id);
  if (edition === null) throw new Error(`there is no edition ${id}`);
  for (const name of ['submit', 'approve', 'publish'] as const) {
    const version = (await itemOf(site.db, { workflow: electionFlow, owner, ref: id }))?.version ?? 0;
    const made = await moveEdition(site, { owner, actor: OPERATOR, edition, name, version, note: '' });
    if (!made.moved) throw new Error(`${name}: ${made.reason.en}`);
  }
  return election;
}
