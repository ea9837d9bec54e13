/**
 * What a module tells the platform about itself, and what the platform hands to a module.
 * Types only: the other homes implement them.
 */
import type { Hono } from 'hono';
import type { Migration } from 'kysely';
import type { Reader } from '../intake/reader.ts';
import type { Lang } from '../messages/index.ts';
import type { SlotCard } from '../slots/index.ts';
import type { Db, StoredEvent } from '../storage/index.ts';

/** Everything a running site gives its modules. Nothing here is particular to one request. */
export interface Site {
  db: Db;
  /** Now; a fixed clock in tests. */
  now: () => Date;
  /** Where the site is reached from outside, without a slash at the end, when the operator said so. */
  publicUrl: string | null;
  /** All modules of this site, in the order of app/modules.ts. */
  modules: readonly ModuleManifest[];
  log: SiteLog;
}

export interface SiteLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/** What every request carries; set by platform/http before a module's route runs. */
export interface AppEnv {
  Variables: {
    site: Site;
    lang: Lang;
    requestId: string;
    /** The path without the language prefix, e.g. `/999999/garbage`. */
    path: string;
  };
}

export interface ModuleManifest {
  /** Folder name; also the module's schema in the database. */
  name: string;
  /** Forward-only, by name in order: `0001-areas`. */
  migrations: Record<string, Migration>;
  /** Mounted once for each language; paths are written without the prefix. */
  routes?: (site: Site) => Hono<AppEnv>;
  slots?: readonly SlotCard[];
  readers?: readonly Reader[];
  /** Handlers of events in the outbox, by kind, e.g. `calendar.published`. Must be safe to run twice. */
  events?: Record<string, (site: Site, event: StoredEvent) => Promise<void>>;
}
