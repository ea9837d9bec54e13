import { type Db, storableText } from '../storage/index.ts';
import { ensureQueues, executor, hasQueue, sender } from './boss.ts';
import type { AnyJob, Job } from './contract.ts';

export interface SendOptions {
  /** What it is about: a unique job isn't added while one with this key waits. */
  key?: string;
  /** Not before this moment. */
  at?: Date;
}

/**
 * Adds a job. Inside a transaction it exists if and only if that one is committed.
 * Keep the data small: ids, not contents; names and addresses of people are looked up when it runs.
 *
 * @example await sendJob(trx, sendLetter, { letter: id }, { at: tomorrow });
 *
 * @returns its id, or null when the job is unique and one with this key waits already
 */
export async function sendJob<Data>(
  db: Db,
  job: Job<Data>,
  data: Data,
  options: SendOptions = {},
): Promise<string | null> {
  return sendRaw(db, job as AnyJob, data, options);
}

/** The same for a job whose data nobody knows any more. */
export async function sendRaw(
  db: Db,
  job: AnyJob,
  data: unknown,
  options: SendOptions,
): Promise<string | null> {
  const id = await insert(db, job, data, options);
  if (id !== null) return id;
  // It may be the first of its kind on this site; when the queue is there, one of the same key waits in it.
  if (!(await hasQueue(db, job))) await ensureQueues(db, [job]);
  return insert(db, job, data, options);
}

async function insert(db: Db, job: AnyJob, data: unknown, { key, at }: SendOptions): Promise<string | null> {
  // As text: pg would send a list as an array of PostgreSQL.
  const json = JSON.stringify(data ?? null, (_, value: unknown) =>
    typeof value === 'string' ? storableText(value).replace(/\p{Surrogate}/gu, '\ufffd') : value,
  );
  return sender.send(job.name, json as unknown as object, {
    db: executor(db),
    ...(key === undefined ? {} : { singletonKey: storableText(key) }),
    ...(at === undefined ? {} : { startAfter: at }),
  });
}
