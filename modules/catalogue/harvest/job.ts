/** By night, one harvest after the other; which hour is whose is spread over all owners. */
import { createHash } from 'node:crypto';
import { defineJob } from '@tomoni/platform/jobs';
import { messages } from '../messages.ts';
import type { Harvest } from './model.ts';
import { runHarvest } from './run.ts';
import { activeHarvests } from './store.ts';

const HOUR = 60 * 60 * 1000;
/** Japan has one time zone and no summer time. */
const JAPAN = 9 * HOUR;
/** From one to six in the morning. */
const FIRST_HOUR = 1;
const HOURS = 5;

/** Whether a harvest is to run now: its hour of this night has come and it hasn't begun, or it was cut. */
export function isDue({ owner, id, state, startedAt }: Harvest, now: Date): boolean {
  const there = new Date(now.getTime() + JAPAN);
  const hour = there.getUTCHours();
  if (hour < FIRST_HOUR || hour >= FIRST_HOUR + HOURS) return false;
  if (state !== 'done') return true;
  const night = now.getTime() - ((now.getTime() + JAPAN) % (24 * HOUR));
  if (startedAt !== null && startedAt.getTime() >= night) return false;
  return hour >= FIRST_HOUR + slotOf(owner, id);
}

function slotOf(owner: string, id: string): number {
  return (createHash('sha256').update(`${owner} ${id}`).digest()[0] ?? 0) % HOURS;
}

export const harvestJob = defineJob({
  name: 'catalogue.harvest',
  title: { ja: messages('ja')('harvest.job'), en: messages('en')('harvest.job') },
  schedule: { every: 'hour', minute: 25 },
  limit: 3300,
  retries: 0,
  run: async (site, _data, { signal }) => {
    for (const harvest of await activeHarvests(site.db)) {
      signal.throwIfAborted();
      if (!isDue(harvest, site.now())) continue;
      try {
        await runHarvest(site, harvest, { signal });
      } catch (err) {
        signal.throwIfAborted();
        const fields = { owner: harvest.owner, harvest: harvest.id, err };
        site.log.error(fields, 'A harvest failed; it goes on the next hour');
      }
    }
  },
});
