/** A file that was fetched goes the way of every other: understood, kept, and a draft that waits for a person. Never public by itself. */
import { createHash } from 'node:crypto';
import { commit, IntakeRefusal, stage, stagedOf } from '@tomoni/platform/intake';
import type { Site } from '@tomoni/platform/manifest';
import { transaction } from '@tomoni/platform/storage';
import { LICENCES, type Licence } from '../model.ts';
import { beginDrafts } from '../moves.ts';
import { catalogueReader } from '../reader.ts';
import type { Fetched } from './fetch-politely.ts';
import type { Harvest, HarvestItem } from './model.ts';
import { noteDone } from './store.ts';

/** Who brought it in, as histories name it. */
const HARVESTER = 'harvest';

type Content = Extract<Fetched, { kind: 'content' }>;

/** In one transaction: what is staged, the drafts, and that this file is done. */
export async function takeIn(
  site: Site,
  harvest: Harvest,
  { item, content }: { item: HarvestItem; content: Content },
): Promise<HarvestItem['state']> {
  const { bytes, etag, lastModified } = content;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = { url: item.url, etag, lastModified, sha256, fault: null };
  if (sha256 === item.sha256) {
    const { staged, takenAt } = item;
    await noteDone(site.db, harvest, { ...known, state: 'unchanged', staged, takenAt });
    return 'unchanged';
  }
  try {
    return await transaction(site.db, async (trx) => {
      const inside = { ...site, db: trx };
      const staged = await stage(inside, {
        ...{ owner: harvest.owner, actor: HARVESTER, files: [{ name: item.name, bytes }] },
        ...{ kind: catalogueReader.kind, personal: 'ask', answers: answersFor(harvest, item) },
      });
      const state = staged.committable ? 'drafted' : 'waiting';
      if (state === 'drafted') {
        const made = await commit(inside, { id: staged.id, hash: staged.hash, actor: HARVESTER });
        const begun = { owner: harvest.owner, staged: made.version, at: site.now() };
        await beginDrafts(trx, { ...begun, actor: { kind: 'operator' } });
      }
      await noteDone(trx, harvest, { ...known, state, staged: staged.id, takenAt: site.now() });
      return state;
    });
  } catch (error) {
    if (!(error instanceof IntakeRefusal)) throw error;
    const failed = {
      ...item,
      ...known,
      sha256: item.sha256,
      etag: item.etag,
      lastModified: item.lastModified,
    };
    await noteDone(site.db, harvest, { ...failed, state: 'failed', fault: error.code });
    return 'failed';
  }
}

/** What the owner said for all files; the licence of the catalogue goes before where it is one of ours. */
function answersFor({ answers }: Harvest, { licence }: HarvestItem): Record<string, string> {
  const id = licence.toLowerCase();
  const named = (Object.keys(LICENCES) as Licence[]).find((one) => one.toLowerCase() === id);
  return { ...answers, ...(named === undefined ? {} : { licence: named }) };
}

/** What waited for a decision and was let go: it has to be fetched again to be asked about again. */
export async function isLost(site: Site, { state, staged }: HarvestItem): Promise<boolean> {
  return state === 'waiting' && (staged === null || (await stagedOf(site, staged)) === null);
}
