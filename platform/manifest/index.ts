/**
 * What a module tells the platform about itself, and what the platform hands to a module.
 * Types only: the other homes implement them.
 */
import type { HttpBindings } from '@hono/node-server';
import type { IsoDate } from '@tomoni/japanese';
import type { Context, Hono } from 'hono';
import type { Migration } from 'kysely';
import type { PurgeHook } from '../history/contract.ts';
import type { Reader } from '../intake/reader.ts';
import type { AnyJob } from '../jobs/contract.ts';
import type { Lang } from '../messages/index.ts';
import type { Snapshot } from '../metrics/contract.ts';
import type { NoticeKind } from '../notices/contract.ts';
import type { KeyCall, PublicRead } from '../openapi/contract.ts';
import type { Actor, PermissionTable } from '../permissions/index.ts';
import type { EraseHook, PersonalTable } from '../personal-data/contract.ts';
import type { SlotCard } from '../slots/index.ts';
import type { Db, Replicas, StoredEvent, Trx } from '../storage/index.ts';
import type { Both, Todo, Workflow } from '../workflow/contract.ts';
import type { SiteSettings } from './settings.ts';

export type { MailSettings, MapSettings, OidcSettings, SiteSettings } from './settings.ts';

/** Everything a running site gives its modules. Nothing here is particular to one request. */
export interface Site {
  db: Db;
  /** Copies of the database that visitors may read; platform/http sends them there. Null where there is only one server. */
  replicas?: Replicas | null;
  /** Now; a fixed clock in tests. */
  now: () => Date;
  /** Where the site is reached from outside, without a slash at the end, when the operator said so. */
  publicUrl: string | null;
  /** Homes of the platform that have hooks or tables of their own, then all modules, as in app/modules.ts. */
  modules: readonly ModuleManifest[];
  /** What the operator decided; without it accounts are by invitation and letters stay here. */
  settings?: SiteSettings;
  log: SiteLog;
  /** Folder for what lies beside the database; not there in tests. */
  dataDir?: string;
}

export interface SiteLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/** What every request carries; set by platform/http before a module's route runs. */
export interface AppEnv {
  /** Node's own request and response; not there when a test calls the app directly. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    site: Site;
    lang: Lang;
    requestId: string;
    /** The path without the language prefix, e.g. `/999999/garbage`. */
    path: string;
    /** Scheme and host for absolute addresses (feeds, QR codes), e.g. `https://tomoni.example`. */
    origin: string;
    /** Ends when the server begins to stop: routes with open streams (SSE) close them then. */
    closing: AbortSignal;
    /** Names this release of the site; part of every ETag. */
    build: string;
    /** The reader's choices looked at so far (platform/http `readChoice`). */
    choices: Map<string, string | null>;
    /** The reader came by https: cookies may say Secure. */
    secure: boolean;
    /** Address of the reader's device or network, for limits only, never stored or logged as it is; null in tests. */
    client: string | null;
    /** Set by `allowEmbedding`: this page may stand in a frame on other sites. */
    embeddable: boolean;
    /** Set by `allowImagesFrom`: the server, besides this one, whose pictures this page may show. */
    imagesFrom: string | null;
    /** Who asks; found out at the first call, the same for the whole request. */
    actor: () => Promise<Actor>;
  };
}

/** What a module's demo gets: the folder of invented files, and a way to say how far it is. */
export interface DemoContext {
  /** Folder with the files of ともに市. */
  folder: string;
  /** Codes of the invented towns, the one with most to show first. They are there already. */
  towns: readonly string[];
  progress(message: string): void;
}

/** What a restore tells a home or module: the moment that the backup shows. */
export interface Restored {
  at: Date;
}

export interface RestoreHooks {
  /** Makes partitions that no migration makes, from rows that are restored already. */
  partitions?: (trx: Trx) => Promise<void>;
  /**
   * Ends or holds back what must not simply go on: letters that may have been sent since, sessions. Returns how many,
   * by a word for the operator.
   */
  settle?: (trx: Trx, restored: Restored) => Promise<Record<string, number>>;
}

/** What came of removing something again. */
export interface Replayed {
  /** There was something to remove. */
  found: boolean;
  /** Files that no program can look into: a person has to look at them in this copy, too. */
  unsearched?: readonly UnsearchedFile[];
}

export interface UnsearchedFile {
  /** Whose it is: a place's code or a group's id. */
  owner: string;
  /** Its name as uploaded. */
  file: string;
}

/** Removals that must hold in every older copy, too. Records are JSON, and don't hold what was removed. */
export interface RemovalHooks {
  /** All of them; `id` stays the same for ever. */
  list: (db: Db) => Promise<{ id: string; record: unknown }[]>;
  /** Removes it again, in the site's transaction. Must be safe to run twice. */
  replay: (site: Site, record: unknown) => Promise<Replayed>;
}

/** Patterns of routes that are read, as they were given to the router; `POST /…` for a search by a form. */
export interface Costs {
  /** What most people come for, and is made quickly. */
  cheap?: readonly string[];
  /** Searches, sheets to print, files that are made or gone through for one reader. */
  dear?: readonly string[];
}

/** One file of everything that belongs to an owner. */
export interface OwnerFile {
  /** With `/`, below the folder that an export makes; starts with the module's name. */
  path: string;
  pieces: AsyncIterable<Uint8Array | string>;
}

export interface ModuleManifest {
  /** Folder name; also the module's schema in the database. */
  name: string;
  /** Forward-only, by name in order: `0001-areas`. */
  migrations: Record<string, Migration>;
  /** Called once; paths are written without the language prefix, which platform/http takes off and puts into `lang`. */
  routes?: (site: Site) => Hono<AppEnv>;
  /** Its public reads that aren't pages (feeds, tables, data), for `/openapi.json`; a test asks for each that there is. */
  interfaces?: readonly PublicRead[];
  /** Its calls for programs with a key, for `/openapi.json`: every route whose action allows keys. */
  calls?: readonly KeyCall[];
  /** What its pages and feeds cost, where it isn't usual: when too much is asked for, dear ones wait in a short line. */
  costs?: Costs;
  slots?: readonly SlotCard[];
  readers?: readonly Reader[];
  /** Handlers of events in the outbox, by kind, e.g. `calendar.published`. Must be safe to run twice. */
  events?: Record<string, (site: Site, event: StoredEvent) => Promise<void>>;
  /** Work that is done later or by the clock: made with `defineJob`. */
  jobs?: readonly AnyJob[];
  /** Every table of this module with something about a person: what for, how long, and what becomes of it. */
  personalData?: readonly PersonalTable[];
  /** Erases what tables can't say: files, other services. Runs before the tables are erased. */
  erase?: EraseHook;
  /** Who may do what: made with `definePermissions`. Every route that writes names its action with `guard`. */
  permissions?: PermissionTable;
  /** Tells who sent a request. One module of a site does so; without it everybody is a visitor. */
  identify?: (c: Context<AppEnv>) => Promise<Actor>;
  /** Kinds of notices that people may ask for. */
  notices?: readonly NoticeKind[];
  /** How its things come from a draft to what everybody sees; for `move` and to-do lists. */
  workflows?: readonly Workflow[];
  /**
   * Why today nothing of a subject (a standard's slug, as `polling_place`) may become public or be taken back by one official
   * alone, whatever its owner has chosen. Asked by the module that publishes it; null: the owner's setting decides.
   */
  byTwo?: (db: Db, thing: { owner: string; subject: string }, today: IsoDate) => Promise<Both | null>;
  /** Names of users for histories, by id; ids of accounts that are gone are left out. */
  userNames?: (site: Site, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** What waits for this person besides the moves of workflows: answers owed, appointments that end. */
  todos?: (site: Site, actor: Actor, today: IsoDate) => Promise<Todo[]>;
  /** Removes a text (a leaked name) from everything this module keeps of an owner. Whoever has tables has this. */
  purge?: PurgeHook;
  /** Everything that it keeps of a place or a group, in formats of the field, to take along or to leave with. */
  takeAlong?: (site: Site, owner: string) => AsyncIterable<OwnerFile>;
  /** What a restored copy of its tables needs besides its rows. */
  restore?: RestoreHooks;
  /** What it removed for good; after one it appends the event `REMOVED` of history. */
  removals?: RemovalHooks;
  /** What a monitor may know of it: counts and times, with few labels and nothing of anybody. */
  measures?: (site: Site) => Promise<Snapshot>;
  /** Fills an empty site with invented content, through the same ways that everybody uses. Running it again changes nothing. */
  demo?: (site: Site, demo: DemoContext) => Promise<void>;
}
