/** Everything that is kept of an owner's open data: every version as CSV, what is known of it, and the files as they came. */
import { original } from '@tomoni/platform/intake';
import type { OwnerFile, Site } from '@tomoni/platform/manifest';
import { itemOf } from '@tomoni/platform/workflow';
import { sql } from 'kysely';
import { writeVersion } from './downloads/written-version.ts';
import { versionFlow } from './flow.ts';
import type { Version } from './model.ts';
import { listVersions, readOdd, repairParts } from './store.ts';

export async function* takeDataAlong(site: Site, owner: string): AsyncGenerator<OwnerFile> {
  const { db } = site;
  const { rows } = await sql<{ id: string }>`
    select id from catalogue.dataset where owner = ${owner} order by id`.execute(db);
  const sources = new Map<string, string>();
  for (const { id } of rows) {
    for (const version of await listVersions(db, owner, id)) {
      const base = `catalogue/${id}/${version.number}`;
      if (version.kind === 'table')
        yield {
          path: `${base}.csv`,
          pieces: writeVersion(db, { ...version, version: version.id }, { form: 'csv' }),
        };
      yield { path: `${base}.json`, pieces: about(site, version) };
      yield { path: `${base}-repairs.jsonl`, pieces: ledger(site, version) };
      sources.set(version.source.sha256, version.source.name);
    }
  }
  for (const [sha256, name] of sources) {
    const file = await original(db, owner, sha256);
    if (file !== null)
      yield { path: `catalogue/originals/${sha256.slice(0, 16)}-${name}`, pieces: chunks(file.stream) };
  }
}

async function* about({ db }: Site, version: Version): AsyncGenerator<string> {
  const [odd, item] = await Promise.all([
    readOdd(db, version.owner, version.id),
    itemOf(db, { workflow: versionFlow, owner: version.owner, ref: version.id }),
  ]);
  yield `${JSON.stringify({ ...version, ...odd, state: item?.state ?? null }, null, 2)}\n`;
}

async function* ledger({ db }: Site, { owner, id }: Version): AsyncGenerator<string> {
  for await (const part of repairParts(db, owner, id)) {
    for (const repair of part) yield `${JSON.stringify(repair)}\n`;
  }
}

async function* chunks(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
