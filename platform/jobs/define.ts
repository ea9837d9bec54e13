import type { Job } from './contract.ts';

/**
 * Describes a job; goes into the manifest's `jobs`, and is what `sendJob` takes.
 *
 * @example
 * export const sendLetter = defineJob({
 *   name: 'letters.send',
 *   title: { ja: '手紙を送る', en: 'Send a letter' },
 *   read: z.object({ letter: z.string() }).parse,
 *   run: (site, { letter }) => post(site, letter),
 * });
 *
 * @throws RangeError when the name is not `<module>.<verb>`.
 */
export function defineJob<Data = null>(job: Job<Data>): Job<Data> {
  if (!/^[a-z][a-z-]*\.[a-z][a-z-]*$/.test(job.name)) throw new RangeError(`${job.name} is not module.verb`);
  return job;
}
