/** Purges as a restore does them again in an older copy. */
import { z } from 'zod';
import type { RemovalHooks } from '../manifest/index.ts';
import { purgeRecords, replayPurge } from './purge.ts';

const bytes = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
const recordSchema = z.object({
  owner: z.string(),
  id: z.uuid(),
  ref: z.string().nullable(),
  reason: z.string(),
  actor: z.string(),
  at: z.iso.datetime().transform((text) => new Date(text)),
  salt: bytes,
  digest: bytes,
  letters: z.number().int().min(2),
  places: z.record(z.string(), z.number()),
});

export const removals: RemovalHooks = {
  async list(db) {
    const records = await purgeRecords(db);
    return records.map(({ salt, digest, ...rest }) => {
      const text = (value: Uint8Array) => Buffer.from(value).toString('base64');
      const at = rest.at.toISOString();
      return { id: rest.id, record: { ...rest, at, salt: text(salt), digest: text(digest) } };
    });
  },
  async replay(site, record) {
    const purged = recordSchema.parse(record);
    const { places, unsearched } = await replayPurge(site, purged);
    return {
      found: Object.keys(places).length > 0,
      unsearched: unsearched.map((file) => ({ owner: purged.owner, file })),
    };
  },
};
