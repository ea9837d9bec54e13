/** A site with a few jobs for the tests of this home, in one process or in several. */
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { ModuleManifest, Site } from '../../manifest/index.ts';
import type { Db } from '../../storage/index.ts';
import { defineJob } from '../define.ts';

const title = { ja: 'ためし', en: 'Trial' };

function readNumber(data: unknown): number {
  if (typeof data !== 'number') throw new TypeError('not a number');
  return data;
}

async function note(site: Site, what: string, number: number, attempt: number): Promise<void> {
  await sql`insert into trial.done (what, number, attempt, process)
    values (${what}, ${number}, ${attempt}, ${process.pid})`.execute(site.db);
}

/** Writes down that it ran. */
export const noteJob = defineJob<number>({
  name: 'trial.note',
  title,
  read: readNumber,
  run: (site, number, { attempt }) => note(site, 'note', number, attempt),
});

/** Fails at each try; the reason names somebody. */
export const failingJob = defineJob<number>({
  name: 'trial.fail',
  title: { ja: '手紙を送る', en: 'Send a letter' },
  read: readNumber,
  retries: 1,
  retryAfter: 1,
  async run(site, number, { attempt }) {
    await note(site, 'fail', number, attempt);
    throw new Error('550 <taro.yamada@example.jp> unknown user, phone 090-1234-5678');
  },
});

/** Says that it began, and takes long. */
export const slowJob = defineJob<number>({
  name: 'trial.slow',
  title,
  read: readNumber,
  retryAfter: 1,
  async run(site, number, { attempt, signal }) {
    await note(site, 'begin', number, attempt);
    console.log(`began ${number}`);
    await wait(number, undefined, { signal });
    await note(site, 'end', number, attempt);
  },
});

/** Doesn't listen when it is told to stop. */
export const deafJob = defineJob<number>({
  name: 'trial.deaf',
  title,
  read: readNumber,
  limit: 1,
  retries: 0,
  async run(site, number, { attempt }) {
    await note(site, 'deaf', number, attempt);
    await wait(number);
  },
});

export const uniqueJob = defineJob<number>({
  name: 'trial.unique',
  title,
  unique: true,
  read: readNumber,
  run: (site, number, { attempt }) => note(site, 'unique', number, attempt),
});

export const dailyJob = defineJob({
  name: 'trial.daily',
  title,
  schedule: { every: 'day', at: '03:20' },
  run: (site, _, { attempt }) => note(site, 'daily', 0, attempt),
});

export const trial: ModuleManifest = {
  name: 'trial',
  migrations: {
    '0001-done': {
      async up(db) {
        await sql`create table done (what text, number int, attempt int, process int)`.execute(db);
      },
    },
  },
  jobs: [noteJob, failingJob, slowJob, deafJob, uniqueJob, dailyJob],
  events: {
    async 'trial.happened'(site, event) {
      await note(site, 'event', Number(event.ref), 1);
    },
    async 'trial.refused'() {
      throw new Error('nobody at hanako@example.jp');
    },
  },
};

export interface LogLine {
  fields: Record<string, unknown>;
  message: string;
}

/** The site; what it logs is in `lines`. */
export function trialJobsSite(db: Db, now: () => Date = () => new Date()): Site & { lines: LogLine[] } {
  const lines: LogLine[] = [];
  const write = (fields: Record<string, unknown>, message: string) => {
    lines.push({ fields, message });
  };
  return {
    ...{ db, now, lines, publicUrl: null, modules: [trial] },
    log: { info: write, warn: write, error: write },
  };
}
