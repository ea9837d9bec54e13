import type { Database, OpenOptions } from './open.ts';
import { problem } from './problems.ts';

/** Starts, or joins, the PostgreSQL of the data folder. */
export async function openEmbedded(_options: OpenOptions): Promise<Database> {
  throw problem('storage.no-binaries', { platform: `${process.platform}-${process.arch}` });
}
