/** One run of a harvest: list what there is, then file by file. Cut anywhere, the next one goes on where it stopped. */

import type { Site } from '@tomoni/platform/manifest';
import { openOutgoing } from '@tomoni/platform/outgoing';
import { transaction } from '@tomoni/platform/storage';
import { type Fetched, PoliteFetcher, type PoliteOptions } from './fetch-politely.ts';
import { pageAddress, readPage } from './list-ckan.ts';
import type { Harvest, HarvestItem } from './model.ts';
import { beginRun, endRun, nextItem, noteDone, noteListed } from './store.ts';
import { isLost, takeIn } from './take-in.ts';

/** Datasets of one request. */
const PER_PAGE = 50;
/** Bytes of one file, and of one page of a catalogue. */
const LARGEST_FILE = 50 * 1024 * 1024;
const LARGEST_PAGE = 16 * 1024 * 1024;
/** Datasets of one catalogue; a municipality has some hundreds at most. */
const MOST_DATASETS = 5000;
/** Bytes of one night; the rest comes the next one. */
const MOST_BYTES = 1024 * 1024 * 1024;

/**
 * Runs a harvest to its end, or until the server, the bounds of a night or the signal stop it.
 * @throws the reason of the signal
 */
export async function runHarvest(
  site: Site,
  key: Pick<Harvest, 'owner' | 'id'>,
  options: PoliteOptions & { perPage?: number },
): Promise<void> {
  const harvest = await beginRun(site.db, key, site.now());
  if (harvest === null) return;
  const outgoing = openOutgoing({ allowed: site.settings?.outgoing ?? [] });
  try {
    const fetcher = new PoliteFetcher(outgoing, options);
    const fault =
      (await list(site, harvest, { fetcher, rows: options.perPage ?? PER_PAGE })) ??
      (await fetchItems(site, harvest, fetcher));
    await endRun(site.db, key, { at: site.now(), fault, done: fault === null });
  } finally {
    outgoing.close();
  }
}

/** Null when everything is listed; otherwise why not. */
async function list(
  site: Site,
  harvest: Harvest,
  { fetcher, rows }: { fetcher: PoliteFetcher; rows: number },
): Promise<string | null> {
  if (harvest.state !== 'listing') return null;
  if (harvest.kind === 'file') {
    const name = decodeURIComponent(new URL(harvest.url).pathname.split('/').at(-1) ?? '') || 'data';
    await noteListed(site.db, harvest, {
      files: [{ url: harvest.url, name: name.slice(0, 150), licence: '' }],
      next: null,
    });
    return null;
  }
  for (let start = harvest.nextStart; ; ) {
    const url = pageAddress(harvest.url, { filter: harvest.filter, start, rows });
    const fetched = await fetcher.get(url, { maxBytes: LARGEST_PAGE });
    if (fetched.kind !== 'content') return fetched.kind === 'unchanged' ? 'harvest.no-answer' : fetched.fault;
    const page = readPage(fetched.bytes, harvest.url);
    if (page === null) return 'harvest.no-catalogue';
    start += rows;
    const more = page.datasets > 0 && start < Math.min(page.count, MOST_DATASETS);
    await transaction(site.db, (trx) =>
      noteListed(trx, harvest, { files: page.files, next: more ? start : null }),
    );
    if (!more) return null;
  }
}

/** Null when all are done; otherwise why the rest has to wait. */
async function fetchItems(site: Site, harvest: Harvest, fetcher: PoliteFetcher): Promise<string | null> {
  let bytes = 0;
  for (;;) {
    const item = await nextItem(site.db, harvest);
    if (item === null) return null;
    if (bytes > MOST_BYTES) return 'harvest.enough-for-tonight';
    const lost = await isLost(site, item);
    const known = lost ? { ...item, etag: null, lastModified: null, sha256: null } : item;
    const fetched = await fetcher.get(item.url, { known, maxBytes: LARGEST_FILE });
    if (fetched.kind === 'later') return fetched.fault;
    if (fetched.kind === 'content') {
      bytes += fetched.bytes.length;
      await takeInOrFail(site, harvest, { item: known, content: fetched });
    } else await noteDone(site.db, harvest, { ...item, ...withoutContent(item, fetched) });
  }
}

/** A file that can't be taken in holds up no other; the next night tries it again. */
async function takeInOrFail(
  site: Site,
  harvest: Harvest,
  fetched: Parameters<typeof takeIn>[2],
): Promise<void> {
  try {
    await takeIn(site, harvest, fetched);
  } catch (err) {
    const { owner, id } = harvest;
    site.log.error({ owner, harvest: id, err }, 'A file that was fetched could not be taken in');
    await noteDone(site.db, harvest, { ...fetched.item, state: 'failed', fault: 'harvest.failed' });
  }
}

/** What is waiting for a decision still is. */
function withoutContent(
  { state }: HarvestItem,
  fetched: Extract<Fetched, { kind: 'unchanged' | 'failed' }>,
): Pick<HarvestItem, 'state' | 'fault'> {
  if (fetched.kind === 'failed') return { state: 'failed', fault: fetched.fault };
  return { state: state === 'waiting' ? 'waiting' : 'unchanged', fault: null };
}
