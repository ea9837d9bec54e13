/** Work that is done later, beside the pages: queues, schedules, retries, and what was given up. See README.md. */
export type { AnyJob, Job, JobContext, Schedule } from './contract.ts';
export {
  type DeadLetter,
  type DeadLetterRef,
  deadLetter,
  deadLetters,
  discardDeadLetter,
  retryAllDeadLetters,
  retryDeadLetter,
} from './dead-letters.ts';
export { defineJob } from './define.ts';
export { type JobHealth, jobHealth } from './health.ts';
export { retireJob } from './retire.ts';
export { type ScheduleReport, schedulesOf } from './scheduler.ts';
export { type SendOptions, sendJob } from './send.ts';
export { jobsOf, type RunningJobs, type StartJobsOptions, startJobs } from './start.ts';
export { jobsHome } from './tables.ts';
