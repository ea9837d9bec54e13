/** Three machines in miniature under Patroni, with the settings that docs/scaling.md names. All listens on 127.0.0.1. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { chmod, chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { CLEAN_ENVIRONMENT } from '../platform/storage/cluster.ts';
import { endProcess, isAlive, processesIn } from '../platform/storage/living.ts';
import { databaseUser, type OsUser } from '../platform/storage/os-user.ts';
import { Machine, type Ports } from './patroni-machine.ts';

const run = promisify(execFile);
/** With the PATH of who calls, so that other versions can be tried. */
const ENVIRONMENT = { ...CLEAN_ENVIRONMENT, PATH: process.env.PATH ?? CLEAN_ENVIRONMENT.PATH };
const PREFIX = 'tomoni-patroni-';
const VERSIONS = '/usr/lib/postgresql';
const NAMES = ['db1', 'db2', 'db3'];
const START_TAKES_AT_MOST = 120_000;

export interface PatroniCluster {
  machines: readonly Machine[];
  /** `PostgreSQL 15.18, Patroni 3.0.2, etcd 3.4.23` */
  versions: string;
  /** An address as DATABASE_URL takes it, of the site's own role. */
  urlOf(machine: Machine): string;
  /** The machine that is the primary, or null while there is none. */
  leader(): Promise<Machine | null>;
  /**
   * Waits until there are a primary and two replicas, one of which confirms each commit; returns the primary. Without one
   * that confirms Patroni promotes nobody.
   */
  settled(): Promise<Machine>;
  /** `patronictl switchover`: another one becomes the primary, in order. */
  switchOver(): Promise<void>;
  /** Asks PostgreSQL of a machine as its superuser, on a connection of its own. */
  connect(machine: Machine): Promise<pg.Client>;
  /** Kills what runs and removes the folder, without waiting: for the end of the process. */
  remove(): void;
}

/** Patroni's settings with the interface of etcd that it uses. */
type EtcdKey = 'etcd' | 'etcd3';

interface Room {
  folder: string;
  bin: string;
  user: OsUser | null;
  passwords: { postgres: string; replicator: string; site: string };
  /** Seconds after which a leader that says nothing is one no more. */
  ttl: number;
  interface: EtcdKey;
}

/**
 * Starts the machines, and makes a role and a database for a site. Throws when a program is missing, and says which package.
 * @param ttl seconds after which a leader that says nothing is one no more; 30 is what Patroni takes by itself
 */
export async function startPatroni(ttl: number): Promise<PatroniCluster> {
  const [version, patroni, etcd] = [
    await newestVersion(),
    await versionOf('patroni'),
    await versionOf('etcd'),
  ];
  await sweep();
  const folder = await mkdtemp(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  await chmod(folder, 0o755);
  const user = await databaseUser(path.join(folder, 'none'));
  if (user !== null) await chown(folder, user.uid, user.gid);
  const password = () => randomBytes(12).toString('hex');
  const passwords = { postgres: password(), replicator: password(), site: password() };
  const bin = path.join(VERSIONS, version, 'bin');
  const key = etcdKeyFor(patroni);
  const machines = await machinesIn({ folder, bin, user, passwords, ttl, interface: key });
  const cluster = clusterOf(machines, passwords, () => {
    // Until the last of them is seen dead another one may just be made.
    while (machines.some((machine) => machine.signal('SIGKILL') > 0));
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  });
  process.once('exit', cluster.remove);
  for (const machine of machines) await machine.make();
  for (const machine of machines) machine.start();
  const first = await allThere(machines);
  const client = await cluster.connect(first);
  await client.query(`create role site login password '${passwords.site}'`);
  await client.query('grant pg_read_all_stats to site');
  await client.query('create database site owner site');
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  await client.end();
  const postgres = rows[0]?.server_version.split(' ')[0] ?? version;
  return { ...cluster, versions: `PostgreSQL ${postgres}, Patroni ${patroni}, etcd ${etcd} (${key})` };
}

function clusterOf(
  machines: readonly Machine[],
  passwords: Room['passwords'],
  remove: () => void,
): Omit<PatroniCluster, 'versions'> {
  const urlOf = ({ ports }: Machine, role: 'site' | 'postgres') =>
    `postgres://${role}:${passwords[role]}@127.0.0.1:${ports.postgres}/${role}`;
  const leader = async () => {
    const found = await Promise.all(machines.map((machine) => machine.isLeader()));
    return machines.find((_, n) => found[n]) ?? null;
  };
  return {
    machines,
    remove,
    leader,
    settled: () => allThere(machines),
    urlOf: (machine) => urlOf(machine, 'site'),
    async connect(machine) {
      const client = new pg.Client(urlOf(machine, 'postgres'));
      client.on('error', () => undefined);
      await client.connect();
      return client;
    },
    async switchOver() {
      const [machine] = machines;
      await run('patronictl', ['-c', machine?.settings ?? '', 'switchover', '--force'], {
        timeout: START_TAKES_AT_MOST,
      });
    },
  };
}

async function machinesIn(room: Room): Promise<Machine[]> {
  const ports = await freePorts();
  const peers = ports.map(({ peer }, n) => `${NAMES[n]}=http://127.0.0.1:${peer}`).join(',');
  return ports.map((own, n) => {
    const name = NAMES[n] ?? '';
    const client = `http://127.0.0.1:${own.etcd}`;
    const peer = `http://127.0.0.1:${own.peer}`;
    const settings = {
      ...{ name: name, 'data-dir': 'etcd', 'initial-cluster': peers, 'initial-cluster-state': 'new' },
      ...{ 'listen-client-urls': client, 'advertise-client-urls': client },
      ...{ 'listen-peer-urls': peer, 'initial-advertise-peer-urls': peer },
      ...{ 'log-level': 'error', 'enable-v2': room.interface === 'etcd' },
    };
    const folder = path.join(room.folder, name);
    return new Machine({
      ...{ folder, name, ports: own, user: room.user, env: ENVIRONMENT },
      etcd: Object.entries(settings).map(([key, value]) => `--${key}=${value}`),
      // JSON is YAML, too.
      patroni: JSON.stringify(patroniSettings(room, { folder, name, own, all: ports }), null, 2),
    });
  });
}

function patroniSettings(
  { bin, passwords, ttl, interface: key }: Room,
  { folder, name, own, all }: { folder: string; name: string; own: Ports; all: readonly Ports[] },
): unknown {
  const rest = `127.0.0.1:${own.rest}`;
  const postgres = `127.0.0.1:${own.postgres}`;
  const role = (username: 'postgres' | 'replicator') => ({ username, password: passwords[username] });
  // As Patroni has it by itself: 10 s of each for 30 s.
  const third = Math.floor(ttl / 3);
  return {
    ...{ scope: 'tomoni', name },
    restapi: { listen: rest, connect_address: rest },
    [key]: { hosts: all.map(({ etcd }) => `127.0.0.1:${etcd}`) },
    bootstrap: {
      dcs: {
        ...{ ttl, loop_wait: third, retry_timeout: third },
        synchronous_mode: true,
        postgresql: {
          use_pg_rewind: true,
          parameters: { wal_keep_size: '1GB', shared_buffers: '32MB', max_connections: 100 },
        },
      },
      initdb: [{ encoding: 'UTF8' }, { locale: 'C.UTF-8' }, 'no-sync'],
    },
    postgresql: {
      ...{ listen: postgres, connect_address: postgres, bin_dir: bin, data_dir: path.join(folder, 'data') },
      pgpass: path.join(folder, 'pgpass'),
      authentication: { superuser: role('postgres'), replication: role('replicator') },
      // A power cut isn't tried here, so nothing waits for the disk. What is killed leaves its files to the system.
      parameters: { unix_socket_directories: folder, fsync: 'off' },
      pg_hba: ['host all all 127.0.0.1/32 scram-sha-256', 'host replication all 127.0.0.1/32 scram-sha-256'],
    },
  };
}

/**
 * Up to 3.0.2 a Patroni that had stood still wrote itself down as the leader again through etcd's newer interface, over
 * whoever had become it meanwhile (patroni pull requests 2689 and 2693); the older interface compares first.
 */
function etcdKeyFor(patroni: string): EtcdKey {
  const [major = 0, minor = 0, patch = 0] = patroni.split('.').map(Number);
  return major * 10_000 + minor * 100 + patch > 30_002 ? 'etcd3' : 'etcd';
}

interface Member {
  name: string;
  role: string;
  state: string;
}

async function allThere(machines: readonly Machine[]): Promise<Machine> {
  const deadline = Date.now() + START_TAKES_AT_MOST;
  for (;;) {
    const members = await membersOf(machines[0]);
    const run = members.filter(({ state }) => state === 'running' || state === 'streaming');
    const leader = machines.find(({ name }) => run.some((one) => one.name === name && one.role === 'leader'));
    const isSync = run.some(({ role }) => role === 'sync_standby');
    if (run.length === machines.length && isSync && leader !== undefined) return leader;
    if (Date.now() > deadline) {
      throw new Error(`Not all are there: ${JSON.stringify(members)}\n${endOfLogs(machines)}`);
    }
    await wait(200);
  }
}

async function membersOf(machine: Machine | undefined): Promise<Member[]> {
  const url = `http://127.0.0.1:${machine?.ports.rest}/cluster`;
  return fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    async (answer) => ((await answer.json()) as { members: Member[] }).members,
    () => [],
  );
}

/** What Patroni and PostgreSQL said last of themselves on each machine, for an error. */
export function endOfLogs(machines: readonly Machine[]): string {
  const ends = machines.map((machine) => [
    `${machine.name}:`,
    ...machine.log().split('\n').filter(isOfServer).slice(-60),
  ]);
  return ends.flat().join('\n');
}

/** Not what somebody's statement met, nor what etcd says. */
function isOfServer(line: string): boolean {
  return /^[\d-]+ [\d:,]+ (?:INFO|WARNING|ERROR|CRITICAL): /.test(line) || / (?:LOG|FATAL): /.test(line);
}

async function freePorts(): Promise<Ports[]> {
  const probes = Array.from({ length: 4 * NAMES.length }, () => createServer());
  const free = await Promise.all(
    probes.map(async (probe) => {
      await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
      const address = probe.address();
      return address === null || typeof address === 'string' ? 0 : address.port;
    }),
  );
  for (const probe of probes) probe.close();
  return NAMES.map((_, n) => {
    const [postgres = 0, rest = 0, etcd = 0, peer = 0] = free.slice(4 * n, 4 * n + 4);
    return { postgres, rest, etcd, peer };
  });
}

/** Ends and removes what runs that were killed left behind. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (!(pid > 0) || isAlive(pid)) continue;
    const folder = path.join(tmpdir(), name);
    for (const machine of NAMES) {
      for (const at of [path.join(folder, machine), path.join(folder, machine, 'data')]) {
        try {
          for (const left of processesIn(at) ?? []) endProcess(left, 'SIGKILL');
        } catch {
          // It was never made.
        }
      }
    }
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function newestVersion(): Promise<string> {
  const versions = (await readdir(VERSIONS).catch((): string[] => [])).filter((name) => /^\d+$/.test(name));
  const newest = versions.toSorted((a, b) => Number(b) - Number(a))[0];
  if (newest === undefined) throw missing('PostgreSQL', 'postgresql');
  return newest;
}

async function versionOf(program: 'patroni' | 'etcd'): Promise<string> {
  const said = await run(program, ['--version'], { env: ENVIRONMENT }).catch(() => null);
  const version = /\d+(?:\.\d+)+/.exec(said?.stdout ?? '')?.[0];
  if (version === undefined) throw missing(program, 'patroni etcd-server python3-etcd');
  return version;
}

function missing(program: string, packages: string): Error {
  return new Error(`There is no ${program}: apt-get install ${packages}`);
}
