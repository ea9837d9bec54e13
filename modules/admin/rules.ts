/** How a site is, from its figures. */
import type { JobHealth } from '@tomoni/platform/jobs';
import type { MailHealth } from '@tomoni/platform/mail';
import type { ServerFigures } from '@tomoni/platform/storage';

export interface Figures {
  jobs: JobHealth;
  /** Bytes that are free where the data lies; null when that is another machine. */
  free: number | null;
  mail: MailHealth;
  /** Whether there is a server that letters go through; without one they wait for the admin, and that is no fault. */
  sendsMail: boolean;
  /** The moment that the newest backup shows; null when there is none. */
  backup: Date | null;
  /** Whether the database takes what is written just now. */
  writable: boolean;
  /** The servers of the database, where there are several. */
  servers: readonly Pick<ServerFigures, 'address' | 'standing'>[];
}

/** What an admin should know, the gravest first; empty when all is well. */
export type Worry =
  | { code: 'read-only'; kind: 'bad' }
  | { code: 'disk-full' | 'disk-low'; kind: 'bad' | 'warn'; free: number }
  | { code: 'late'; kind: 'bad'; minutes: number }
  | { code: 'mail'; kind: 'bad'; count: number }
  | { code: 'server'; kind: 'warn'; address: string; why: 'away' | 'behind' | 'old' | 'other' }
  | { code: 'dead'; kind: 'warn'; count: number }
  | { code: 'backup-old'; kind: 'warn'; days: number }
  | { code: 'backup-none'; kind: 'warn' };

/** Work that waits longer isn't being done: the loops look every second, the longest job may take a quarter of an hour. */
const LATE_MINUTES = 20;
/** A letter that failed is tried again for a day; one that failed once an hour ago is more than a hiccup. */
const MAIL_MINUTES = 60;
/** Once a week is the least that a town can want. */
const BACKUP_DAYS = 8;
const MEGABYTE = 1_000_000;

/** Judges the figures at a moment. */
export function worriesOf(figures: Figures, now: Date): Worry[] {
  const { jobs, free, mail, sendsMail, backup } = figures;
  const minutesSince = (then: Date | null) =>
    then === null ? Number.NEGATIVE_INFINITY : (now.getTime() - then.getTime()) / 60_000;
  const worries: Worry[] = figures.writable ? [] : [{ code: 'read-only', kind: 'bad' }];
  if (free !== null && free < 200 * MEGABYTE) worries.push({ code: 'disk-full', kind: 'bad', free });
  const waited = minutesSince(jobs.waitingSince);
  if (waited > LATE_MINUTES) worries.push({ code: 'late', kind: 'bad', minutes: Math.floor(waited) });
  if (sendsMail && mail.failing > 0 && minutesSince(mail.waitingSince) > MAIL_MINUTES) {
    worries.push({ code: 'mail', kind: 'bad', count: mail.failing });
  }
  worries.push(...serverWorries(figures.servers));
  if (jobs.dead > 0) worries.push({ code: 'dead', kind: 'warn', count: jobs.dead });
  if (free !== null && free >= 200 * MEGABYTE && free < 2_000 * MEGABYTE) {
    worries.push({ code: 'disk-low', kind: 'warn', free });
  }
  const days = Math.floor(minutesSince(backup) / (24 * 60));
  if (backup === null) worries.push({ code: 'backup-none', kind: 'warn' });
  else if (days >= BACKUP_DAYS) worries.push({ code: 'backup-old', kind: 'warn', days });
  return worries;
}

/** A second server that could be written to counts as one that holds other data: from now on it does. */
function serverWorries(servers: Figures['servers']): Worry[] {
  return servers.flatMap(({ address, standing }): Worry[] => {
    if (standing === 'primary' || standing === 'read') return [];
    return [{ code: 'server', kind: 'warn', address, why: standing === 'rival' ? 'other' : standing }];
  });
}
