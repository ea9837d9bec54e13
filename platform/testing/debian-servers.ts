/**
 * Real PostgreSQL servers from the system's packages, for tests that need more than one: a primary and streaming
 * replicas in a folder of their own, on Unix sockets, killed and promoted as operators do it.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { CLEAN_ENVIRONMENT } from '../storage/cluster.ts';
import { endProcess, isAlive, processesIn } from '../storage/living.ts';
import { databaseUser, type OsUser } from '../storage/os-user.ts';

const run = promisify(execFile);
/** Where Debian and Ubuntu put each version: `/usr/lib/postgresql/15/bin`. */
const VERSIONS = '/usr/lib/postgresql';
const START_TAKES_AT_MOST = 20_000;
const FIRST_PORT = 7001;
const PREFIX = 'tomoni-servers-';

export interface ServersOptions {
  /** Lines for postgresql.conf of the first server, which its replicas inherit. */
  settings?: Readonly<Record<string, string | number>>;
}

export interface DebianServer {
  /** Name of the socket, and of the server for `synchronous_standby_names`: `s7001`. */
  name: string;
  port: number;
  /** An address as DATABASE_URL takes it. */
  url(user?: string, database?: string): string;
  /** Asks as the superuser of the server. */
  ask<Row extends object>(statement: string, database?: string): Promise<Row[]>;
  start(): Promise<void>;
  /** SIGKILL for the server's main process: nothing is written down any more. */
  kill(): Promise<void>;
  /** Makes a replica the primary. */
  promote(): Promise<void>;
  /** Makes a replica follow another server from now on. */
  follow(primary: DebianServer): Promise<void>;
}

export interface DebianServers {
  /** `15`. */
  version: string;
  primary: DebianServer;
  /** Copies a server while it runs, and starts the copy as its replica. */
  addReplica(of?: DebianServer): Promise<DebianServer>;
  /** Ends what runs and removes the folder. */
  remove(): Promise<void>;
}

interface Room {
  folder: string;
  bin: string;
  user: OsUser | null;
}

/** Makes and starts a primary with the superuser `postgres`. Throws when the system has no PostgreSQL server. */
export async function debianServers({ settings = {} }: ServersOptions = {}): Promise<DebianServers> {
  const version = await newestVersion();
  await sweep();
  const folder = await mkdtemp(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  await chmod(folder, 0o755);
  const user = await databaseUser(path.join(folder, 'none'));
  const room = { folder, bin: path.join(VERSIONS, version, 'bin'), user };
  const servers: Server[] = [];
  const add = () => {
    const server = new Server(room, FIRST_PORT + servers.length);
    servers.push(server);
    return server;
  };
  const primary = add();
  await primary.init({ ...FAST, ...settings });
  return {
    version,
    primary,
    async addReplica(of = primary) {
      const replica = add();
      await replica.copy(of);
      return replica;
    },
    async remove() {
      await Promise.all(servers.map((server) => server.kill()));
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    },
  };
}

/** A power cut isn't tried here, so nothing waits for the disk. What is killed leaves its files to the system. */
const FAST = { fsync: 'off', full_page_writes: 'off', shared_buffers: '32MB', wal_keep_size: '128MB' };

/** Ends and removes what runs that were killed left behind. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (!(pid > 0) || isAlive(pid)) continue;
    const folder = path.join(tmpdir(), name);
    for (const server of await readdir(folder).catch((): string[] => [])) {
      const data = path.join(folder, server);
      if (!/^s\d+$/.test(server)) continue;
      for (const left of processesIn(data) ?? []) endProcess(left, 'SIGKILL');
    }
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function newestVersion(): Promise<string> {
  const versions = (await readdir(VERSIONS).catch((): string[] => [])).filter((name) => /^\d+$/.test(name));
  const newest = versions.toSorted((a, b) => Number(b) - Number(a))[0];
  if (newest === undefined)
    throw new Error(`There is no PostgreSQL in ${VERSIONS}: apt-get install postgresql`);
  return newest;
}

class Server implements DebianServer {
  readonly name: string;
  readonly port: number;
  readonly #room: Room;
  readonly #data: string;
  #process: ChildProcess | null = null;

  constructor(room: Room, port: number) {
    this.#room = room;
    this.port = port;
    this.name = `s${port}`;
    this.#data = path.join(room.folder, this.name);
  }

  url(user = 'postgres', database = 'postgres'): string {
    return `postgres://${user}@localhost:${this.port}/${database}?host=${encodeURIComponent(this.#room.folder)}`;
  }

  async ask<Row extends object>(statement: string, database = 'postgres'): Promise<Row[]> {
    const client = new pg.Client(this.url('postgres', database));
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Row>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  async init(settings: Readonly<Record<string, string | number>>): Promise<void> {
    await this.#makeFolder();
    const locale = ['--locale=C.UTF-8', '--encoding=UTF8'];
    await this.#run('initdb', ['--auth=trust', '--username=postgres', '--no-sync', ...locale, this.#data]);
    await this.start(settings);
    // So that replicas, and the server after a kill, have them, too.
    for (const [name, value] of Object.entries(settings)) {
      await this.ask(`alter system set ${name} = '${String(value).replaceAll("'", "''")}'`);
    }
  }

  async copy(of: DebianServer): Promise<void> {
    await this.#makeFolder();
    const how = ['--checkpoint=fast', '--wal-method=stream', '--no-sync', '--write-recovery-conf'];
    await this.#run('pg_basebackup', ['--dbname', this.#conninfo(of), '--pgdata', this.#data, ...how]);
    await this.start();
  }

  async start(settings: Readonly<Record<string, string | number>> = {}): Promise<void> {
    const { bin, folder, user } = this.#room;
    const all = {
      port: this.port,
      listen_addresses: '',
      unix_socket_directories: folder,
      cluster_name: this.name,
      ...settings,
    };
    const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    let said = '';
    const child = spawn(path.join(bin, 'postgres'), ['-D', this.#data, ...args], {
      ...(user ?? {}),
      cwd: folder,
      env: CLEAN_ENVIRONMENT,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4_000);
    });
    this.#process = child;
    const deadline = Date.now() + START_TAKES_AT_MOST;
    while (!(await this.#answers())) {
      if (child.exitCode !== null || Date.now() > deadline)
        throw new Error(`${this.name} does not start: ${said}`);
      await wait(20);
    }
  }

  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    // Its children notice within moments; until then it could not be started again.
    while ((processesIn(this.#data) ?? []).length > 0) await wait(10);
  }

  async promote(): Promise<void> {
    await this.ask('select pg_promote(true, 30)');
  }

  async follow(primary: DebianServer): Promise<void> {
    await this.ask(`alter system set primary_conninfo = '${this.#conninfo(primary)}'`);
    await this.ask('select pg_reload_conf()');
  }

  #conninfo({ port }: DebianServer): string {
    return `host=${this.#room.folder} port=${port} user=postgres application_name=${this.name}`;
  }

  #answers(): Promise<boolean> {
    return this.ask('select 1').then(
      () => true,
      () => false,
    );
  }

  async #makeFolder(): Promise<void> {
    const { folder, user } = this.#room;
    await mkdir(this.#data, { mode: 0o700 });
    if (user === null) return;
    await chown(this.#data, user.uid, user.gid);
    // The server makes its socket there.
    await chown(folder, user.uid, user.gid);
  }

  async #run(program: string, args: string[]): Promise<void> {
    const { bin, user, folder } = this.#room;
    await run(path.join(bin, program), args, { ...(user ?? {}), cwd: folder, env: CLEAN_ENVIRONMENT });
  }
}
