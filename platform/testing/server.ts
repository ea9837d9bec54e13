/** The PostgreSQL of a test run: started when the first test asks for it, removed with the run. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { pgdataOf } from '../storage/cluster.ts';
import { openEmbedded } from '../storage/embedded.ts';
import { settings } from '../storage/guard.ts';
import type { Database, Migrating } from '../storage/index.ts';
import { migrate } from '../storage/index.ts';
import { isAlive } from '../storage/living.ts';
import { openPool } from '../storage/pool.ts';
import type { TemplateAnswer, TemplateKind } from './provided.ts';

export interface TestServer {
  /** For vitest's `provide('tomoniTestServer', …)`. */
  socket: string;
  close(): Promise<void>;
}

const PREFIX = 'tomoni-test-';

/**
 * For vitest's globalSetup. `owners` is asked for the tables of the whole site only when a test wants them:
 * a run without databases neither loads the modules nor starts anything.
 */
export async function startTestServer(owners: () => Promise<readonly Migrating[]>): Promise<TestServer> {
  await sweep();
  const folder = await mkdtemp(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  let database: Promise<Database> | null = null;
  const ownersOf = async (kind: TemplateKind) => (kind === 'whole' ? owners() : []);
  const templates = new Map<TemplateKind, Promise<TemplateAnswer>>();

  const answer = async (kind: TemplateKind): Promise<TemplateAnswer> => {
    database ??= openEmbedded({ dataDir: folder, careless: true, share: true });
    await database;
    // Kept before anything is waited for: two test files that ask at once get the same one.
    const found = templates.get(kind) ?? ownersOf(kind).then((list) => makeTemplate(folder, kind, list));
    templates.set(kind, found);
    return found;
  };
  const server = listen(answer);
  const socket = path.join(folder, 's');
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return {
    socket,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await (await database?.catch(() => null))?.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function listen(answer: (kind: TemplateKind) => Promise<TemplateAnswer>): Server {
  return createServer((request, response) => {
    const send = (value: TemplateAnswer) => response.end(JSON.stringify(value));
    answer(request.url === '/bare' ? 'bare' : 'whole').then(send, (error: unknown) =>
      send({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
}

async function makeTemplate(
  folder: string,
  kind: TemplateKind,
  owners: readonly Migrating[],
): Promise<TemplateAnswer> {
  const host = pgdataOf(folder);
  const template = `template_${kind}`;
  const admin = new pg.Client(settings(host, 'postgres'));
  await admin.connect();
  try {
    await admin.query(`create database ${template} template template0 strategy file_copy`);
    const { db, pool } = openPool(settings(host, template));
    await migrate(db, owners).finally(() => pool.end());
    await admin.query(`alter database ${template} is_template true allow_connections false`);
  } finally {
    await admin.end();
  }
  return { host, template };
}

/** Ends and removes what runs that were killed left behind. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (!(pid > 0) || isAlive(pid)) continue;
    const folder = path.join(tmpdir(), name);
    const names = await readdir(folder).catch((): string[] => []);
    if (names.includes('postgres')) {
      const left = await openEmbedded({ dataDir: folder, careless: true, share: true }).catch(() => null);
      await left?.close();
    }
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
