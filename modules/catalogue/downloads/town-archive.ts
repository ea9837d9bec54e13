/** Everything that a town publishes in one archive, written while it is sent. */
import { original } from '@tomoni/platform/intake';
import type { Db } from '@tomoni/platform/storage';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { fileNameOf, formsOf } from '../api-forms.ts';
import type { Published } from '../api-published.ts';
import { writeVersion } from './written-version.ts';

export interface TownArchive {
  datasets: readonly Published[];
  /** Address of the site. */
  origin: string;
}

/** A zip of a CSV for each table and each file as it came, and a list of them all with where each can be had. */
export async function* townArchive(db: Db, { datasets, origin }: TownArchive): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    made.push(chunk);
  });
  const modified = (at: Date) => new Date(Math.max(at.getTime(), Date.UTC(1980, 0, 2)));
  for (const dataset of datasets) {
    const packed = dataset.kind === 'table';
    const name = entryName(dataset);
    if (name === null) continue;
    const entry = packed ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name);
    entry.mtime = modified(dataset.publishedAt);
    zip.add(entry);
    for await (const bytes of bytesOf(db, dataset)) {
      entry.push(bytes);
      yield* made.splice(0);
    }
    entry.push(new Uint8Array(0), true);
    yield* made.splice(0);
  }
  const list = new ZipDeflate('datasets.json', { level: 6 });
  list.mtime = modified(new Date(Math.max(0, ...datasets.map(({ publishedAt }) => publishedAt.getTime()))));
  zip.add(list);
  list.push(new TextEncoder().encode(JSON.stringify(listOf(datasets, origin), null, 2)), true);
  zip.end();
  yield* made.splice(0);
}

/** Null for a file that may not be downloaded. */
function entryName(dataset: Published): string | null {
  if (dataset.kind === 'table') return `${fileNameOf(dataset)}.csv`;
  if (dataset.source.barred) return null;
  const ending = /\.[a-z0-9]{1,10}$/iu.exec(dataset.source.name)?.[0] ?? '';
  return `${fileNameOf(dataset)}${ending.toLowerCase()}`;
}

function listOf(datasets: readonly Published[], origin: string) {
  return datasets.map((dataset) => ({
    ...{ id: dataset.id, title: dataset.title, licence: dataset.licence, version: dataset.number },
    published: dataset.publishedAt.toISOString(),
    file: entryName(dataset),
    forms: formsOf(dataset, origin).map(({ format, url }) => ({ format, url })),
  }));
}

async function* bytesOf(db: Db, dataset: Published): AsyncGenerator<Uint8Array> {
  if (dataset.kind === 'table') {
    yield* gathered(writeVersion(db, dataset, { form: 'csv' }));
    return;
  }
  const file = await original(db, dataset.owner, dataset.source.sha256);
  const reader = file?.stream.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done || value === undefined) return;
    yield value;
  }
}

const GATHERED = 64 * 1024;

async function* gathered(pieces: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length < GATHERED) continue;
    yield encoder.encode(text);
    text = '';
  }
  yield encoder.encode(text);
}
