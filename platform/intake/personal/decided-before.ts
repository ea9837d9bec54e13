/** What a person has decided before about the very same bytes, so that nobody is asked the same every night. */
import { sql } from 'kysely';
import type { Db } from '../../storage/index.ts';
import { safePath } from '../paths.ts';
import type { Decision, Decisions, StoredFind } from './decide.ts';

interface NamedUpload {
  name: string;
  sha256: string;
}

/** So many earlier commits are looked at, the newest first. */
const MOST_COMMITS = 100;

/**
 * Earlier decisions of this owner on finds in uploads with the same SHA-256, by id of the find here: the newest of each.
 * Only what a person decided for a commit that stands; what was taken over from before is no decision of its own. After a
 * purge of something in a file nothing is known of it any more.
 */
export async function decidedBefore(
  db: Db,
  owner: string,
  { uploads, finds }: { uploads: readonly NamedUpload[]; finds: readonly StoredFind[] },
): Promise<Decisions> {
  const hashes = [...new Set(finds.flatMap(({ upload }) => uploads[upload]?.sha256 ?? []))];
  if (hashes.length === 0) return {};
  const { rows } = await sql<NamedUpload & { n: number; personal: StoredFind[]; own: Decisions }>`
    select u.n, u.name, u.sha256, s.personal, s.decisions - s.recalled as own
    from intake.staged s join intake.uploads u on u.staged = s.id
    where s.owner = ${owner} and s.committed_at is not null and s.undone_at is null
      and u.sha256 = any(${hashes}::text[]) and s.decisions - s.recalled <> '{}'::jsonb
    order by s.committed_at desc limit ${MOST_COMMITS}`.execute(db);
  const known = new Map<string, Decision>();
  for (const { n, name, sha256, personal, own } of rows) {
    for (const find of personal) {
      const decision = own[find.id];
      const place = placeOf(find, { name, sha256 });
      if (find.upload === n && decision !== undefined && !known.has(place)) known.set(place, decision);
    }
  }
  return Object.fromEntries(
    finds.flatMap((find) => {
      const upload = uploads[find.upload];
      const decision = upload === undefined ? undefined : known.get(placeOf(find, upload));
      return decision === undefined ? [] : [[find.id, decision]];
    }),
  );
}

/**
 * Where it stands within the bytes, whatever the upload is called: a program may write the date into the name, which the
 * one sheet of a text file has as well (`where` leaves that out).
 */
function placeOf({ what, where, rows, leaves }: StoredFind, { name, sha256 }: NamedUpload): string {
  const path = where.file ?? '';
  const top = safePath(name) ?? name;
  const stem = `${top.replace(/\.zip$/i, '')}/`;
  const inside = path === top ? '' : path.startsWith(stem) ? path.slice(stem.length) : path;
  return JSON.stringify([
    sha256,
    inside,
    what,
    rows,
    where.sheet ?? null,
    leaves.column ?? null,
    leaves.rows ?? null,
  ]);
}
