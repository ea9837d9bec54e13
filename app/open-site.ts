/** A site as commands and the server use it: database open, tables up to date, modules in place. */
import { setTimeout as pause } from 'node:timers/promises';
import { createLog } from '@tomoni/platform/http';
import type { Site, SiteLog, SiteSettings } from '@tomoni/platform/manifest';
import type { BaseLang } from '@tomoni/platform/messages';
import { type Database, migrate, openDatabase } from '@tomoni/platform/storage';
import { languageFaultText, useLanguages } from './languages.ts';
import { homes, modules } from './modules.ts';
import { openPatiently } from './open-patiently.ts';
import { ownAddress } from './own-address.ts';
import type { Settings } from './settings.ts';
import { replicaSettings, siteSettings } from './site-settings.ts';
import { say } from './terminal.ts';

export interface OpenSite {
  site: Site;
  /** How another process of this site reaches the same database. */
  databaseUrl: string;
  /** Ends connections and, when nobody else uses it, our own PostgreSQL. */
  close(): Promise<void>;
}

export interface OpenSiteOptions {
  settings: Settings;
  lang: BaseLang;
  /** A short command beside a running site. */
  share: boolean;
  /** Name of this process in the log, where a site has several. */
  process?: string;
  /** Ends waiting for a database that can't be reached yet. */
  stop?: AbortSignal;
}

const WAITS = {
  ja: 'DATABASE_URL のデータベースにまだ接続できません。1分間、接続をくり返し試みます…',
  en: 'The database of DATABASE_URL cannot be reached yet; it is tried again for a minute…',
};

/** @throws EnvironmentProblem one clear line for whatever keeps the site from opening. */
export async function openSite(options: OpenSiteOptions): Promise<OpenSite> {
  const { settings, lang, share, process: name, stop } = options;
  const known = siteSettings(settings);
  for (const fault of useLanguages(settings.DATA_DIR)) say(lang, languageFaultText(fault));
  const log = logOf(settings, name);
  const open = () =>
    openDatabase({
      dataDir: settings.DATA_DIR,
      databaseUrl: settings.DATABASE_URL,
      replicas: replicaSettings(settings),
      share,
      log,
      slowMs: settings.SLOW_QUERY_MS,
      progress: (text) => say(lang, text),
    });
  // A command that a person waits for ends at once.
  const database: Database = await (share
    ? open()
    : openPatiently(open, {
        onWait: () => say(lang, WAITS),
        ...(stop === undefined ? {} : { wait: (ms: number) => pause(ms, undefined, { signal: stop }) }),
      }));
  try {
    await migrate(database.db, [...homes, ...modules]);
  } catch (error) {
    await database.close();
    throw error;
  }
  const site = siteOn(database, { settings, known, log });
  const databaseUrl = settings.DATABASE_URL ?? ownAddress(database.pool.options);
  return { site, databaseUrl, close: () => database.close() };
}

export interface JoinSiteOptions {
  settings: Settings;
  databaseUrl: string;
  /** Name of this process in the log. */
  process: string;
  /** Connections to the database that it may have. */
  connections: number;
}

/** The same site in a further process: the one that opened it keeps the database running and has made the tables. */
export async function joinSite({
  settings,
  databaseUrl,
  process: name,
  connections,
}: JoinSiteOptions): Promise<Omit<OpenSite, 'databaseUrl'>> {
  const known = siteSettings(settings);
  // What is wrong with a file was said by the process that opened the site.
  useLanguages(settings.DATA_DIR);
  const log = logOf(settings, name);
  const database = await openDatabase({
    dataDir: settings.DATA_DIR,
    databaseUrl,
    replicas: replicaSettings(settings),
    connections,
    log,
    slowMs: settings.SLOW_QUERY_MS,
  });
  return { site: siteOn(database, { settings, known, log }), close: () => database.close() };
}

function logOf(settings: Settings, name: string | undefined): SiteLog {
  const options = { level: settings.LOG_LEVEL, destination: process.stderr };
  return createLog(name === undefined ? options : { ...options, process: name });
}

interface SiteParts {
  settings: Settings;
  known: SiteSettings;
  log: SiteLog;
}

function siteOn({ db, replicas }: Database, { settings, known, log }: SiteParts): Site {
  return {
    db,
    replicas,
    now: () => new Date(),
    publicUrl: settings.PUBLIC_URL,
    modules: [...homes, ...modules],
    settings: known,
    log,
    dataDir: settings.DATA_DIR,
  };
}
