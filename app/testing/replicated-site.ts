/** A site in several processes on servers from the system's packages: a primary and two replicas of which one confirms. */
import { type Database, type Db, openDatabase } from '@tomoni/platform/storage';
import { type DebianServer, type DebianServers, debianServers } from '@tomoni/platform/testing';
import { addPerson, PASSWORD } from '../../modules/accounts/testing-site.ts';
import { type SeveralSite, startSeveral } from './several-processes.ts';

export const TOWN = '992011';
const OFFICIAL = 'official@example.jp';

/** A site on several servers of PostgreSQL, with an official of the town. */
export interface OfficialSite {
  site: SeveralSite;
  /** The session of the official. */
  cookie: string;
}

export interface ReplicatedSite extends OfficialSite {
  servers: DebianServers;
  primary: DebianServer;
  replicas: readonly [DebianServer, DebianServer];
  /** Of a server, as the site's own role, which is no superuser. */
  urlOf(server: DebianServer, database?: string): string;
  /** Opens the database of a server beside the site. */
  open(server: DebianServer): Promise<Database>;
  remove(): Promise<void>;
}

/** Starts servers and site, and waits until both replicas are there. */
export async function startReplicated(env: Record<string, string>): Promise<ReplicatedSite> {
  const servers = await debianServers();
  try {
    return await startOn(servers, env);
  } catch (error) {
    await servers.remove();
    throw error;
  }
}

async function startOn(servers: DebianServers, env: Record<string, string>): Promise<ReplicatedSite> {
  const { primary } = servers;
  await primary.ask('create role site login');
  await primary.ask('grant pg_read_all_stats to site');
  await primary.ask('create database site owner site');
  const replicas = [await servers.addReplica(), await servers.addReplica()] as const;
  const urlOf = (server: DebianServer, database = 'site') => server.url('site', database);
  await confirmBy(primary, replicas);
  const [first, ...others] = [primary, ...replicas].map((server) => urlOf(server));
  const official = await startWithOfficial([first ?? '', ...others], env);
  return {
    ...{ ...official, servers, primary, replicas, urlOf },
    open: (server: DebianServer) => openDatabase({ dataDir: '', databaseUrl: urlOf(server) }),
    async remove() {
      official.site.remove();
      await servers.remove();
    },
  };
}

/** Starts a site on these servers, of which the first can be written to now, and signs an official in. */
export async function startWithOfficial(
  [databaseUrl, ...others]: readonly [string, ...string[]],
  env: Record<string, string>,
): Promise<OfficialSite> {
  const site = await startSeveral({
    DATABASE_URL: databaseUrl,
    DATABASE_REPLICA_URLS: others.join(' '),
    ...env,
  });
  try {
    const { db, close } = await openDatabase({ dataDir: '', databaseUrl });
    await appoint(db).finally(close);
    return { site, cookie: await signIn(site) };
  } catch (error) {
    site.remove();
    throw error;
  }
}

/**
 * Whether the site uses the server at this port, as it tells a monitor with this token; null while it doesn't say.
 */
export async function isUsed(site: SeveralSite, token: string, port: number): Promise<boolean | null> {
  const { body } = await site.ask('/metrics', { headers: { Authorization: `Bearer ${token}` } });
  const lines = body.toString().split('\n');
  const line = lines.find(
    (one) => one.startsWith('tomoni_database_server_used{') && one.includes(`:${port}/`),
  );
  return line === undefined ? null : line.endsWith(' 1');
}

async function appoint(db: Db): Promise<void> {
  const now = Date.now();
  const day = (days: number) => new Date(now + days * 86_400_000).toISOString().slice(0, 10);
  const role = { role: 'official', scope: TOWN, from: day(-2), until: day(100) } as const;
  await addPerson(db, { email: OFFICIAL, roles: [role] });
}

/** From now on a server acknowledges only what at least one of these has as well. */
async function confirmBy(server: DebianServer, others: readonly DebianServer[]): Promise<void> {
  const names = others.map(({ name }) => name).join(', ');
  await server.ask(`alter system set synchronous_standby_names = 'ANY 1 (${names})'`);
  await server.ask('select pg_reload_conf()');
}

/** The replica that has received most, which is the one to promote, and the other one. */
export async function byReceived(
  replicas: ReplicatedSite['replicas'],
): Promise<[DebianServer, DebianServer]> {
  const received = await Promise.all(
    replicas.map(async (server) => {
      const [row] = await server.ask<{ bytes: string }>(
        `select pg_wal_lsn_diff(pg_last_wal_receive_lsn(), '0/0')::text as bytes`,
      );
      return Number(row?.bytes);
    }),
  );
  const [one, other] = replicas;
  return (received[0] ?? 0) >= (received[1] ?? 0) ? [one, other] : [other, one];
}

async function signIn(site: SeveralSite): Promise<string> {
  const answer = await site.ask('/sign-in', {
    // The first time it loads what signs in.
    ...{ method: 'POST', withinMs: 60_000 },
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      Origin: `http://127.0.0.1:${site.port}`,
    },
    body: new URLSearchParams({ email: OFFICIAL, password: PASSWORD, next: '/' }).toString(),
  });
  const cookies = (answer.headers['set-cookie'] ?? []).map((line) => line.split(';')[0] ?? '');
  const session = cookies.find((cookie) => cookie.startsWith('tomoni.session_token='));
  if (session === undefined) throw new Error(`Nobody was signed in: ${answer.status} ${answer.body}`);
  return session;
}
