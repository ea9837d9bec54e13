/** A site as commands and the server use it: database open, tables up to date, modules in place. */
import { createLog } from '@tomoni/platform/http';
import type { Site } from '@tomoni/platform/manifest';
import type { Lang } from '@tomoni/platform/messages';
import { type Database, migrate, openDatabase } from '@tomoni/platform/storage';
import { homes, modules } from './modules.ts';
import type { Settings } from './settings.ts';
import { siteSettings } from './site-settings.ts';
import { say } from './terminal.ts';

export interface OpenSite {
  site: Site;
  /** Ends connections and, when nobody else uses it, our own PostgreSQL. */
  close(): Promise<void>;
}

export interface OpenSiteOptions {
  settings: Settings;
  lang: Lang;
  /** A short command beside a running site. */
  share: boolean;
}

/** @throws EnvironmentProblem one clear line for whatever keeps the site from opening. */
export async function openSite({ settings, lang, share }: OpenSiteOptions): Promise<OpenSite> {
  const known = siteSettings(settings);
  const log = createLog({ level: settings.LOG_LEVEL, destination: process.stderr });
  const database: Database = await openDatabase({
    dataDir: settings.DATA_DIR,
    databaseUrl: settings.DATABASE_URL,
    share,
    log,
    progress: (text) => say(lang, text),
  });
  try {
    await migrate(database.db, [...homes, ...modules]);
  } catch (error) {
    await database.close();
    throw error;
  }
  const site: Site = {
    db: database.db,
    now: () => new Date(),
    publicUrl: settings.PUBLIC_URL,
    modules: [...homes, ...modules],
    settings: known,
    log,
    dataDir: settings.DATA_DIR,
  };
  return { site, close: () => database.close() };
}
