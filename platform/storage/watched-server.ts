/** One PostgreSQL of several that hold the same data: what it is just now, asked on a connection of its own. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import pg from 'pg';
import { cut } from './pool.ts';

export interface ServerState {
  /** `away`: it doesn't answer, or not in time. */
  role: 'primary' | 'replica' | 'away';
  /** Where its write-ahead log is, in bytes: written (primary) or replayed (replica); 0 when it is away. */
  position: number;
  /** Grows by one with each promotion. A replica tells it late: at its next restart point, see README.md. */
  timeline: number;
  /** Names the data: equal on a server and its copies, different everywhere else. */
  identity: string;
}

export interface WatchedServer {
  /** `host:port/database`, without user and password. */
  address: string;
  url: string;
  state: ServerState;
  /** Asks it, or waits for the answer of whoever asks just now; never rejects. */
  look(): Promise<void>;
  end(): Promise<void>;
}

/** A server that answers later is of no use to a reader either, in milliseconds. */
const PATIENCE_MS = 2_000;

const AWAY: ServerState = { role: 'away', position: 0, timeline: 0, identity: '' };

/** All of it may be asked by anybody, but `received_tli`, which needs `pg_read_all_stats` and is null without. */
const LOOK = `
  select pg_is_in_recovery() as replica,
    pg_wal_lsn_diff(
      case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_insert_lsn() end, '0/0'
    )::text as position,
    case when not pg_is_in_recovery() then pg_walfile_name(pg_current_wal_insert_lsn()) end as file,
    greatest(
      (select timeline_id from pg_control_checkpoint()),
      (select min_recovery_end_timeline from pg_control_recovery()),
      (select received_tli from pg_stat_wal_receiver)
    ) as timeline,
    (select system_identifier from pg_control_system())::text || '/' ||
      (select oid from pg_database where datname = current_database())::text as identity`;

interface Row {
  replica: boolean;
  position: string | null;
  file: string | null;
  timeline: number;
  identity: string;
}

/** Begins nothing yet; `look` connects. Throws what pg throws for an address that can't be one. */
export function watchServer(url: string): WatchedServer {
  const config = { connectionString: url, connectionTimeoutMillis: PATIENCE_MS };
  const { host, port, database } = new pg.Client(config);
  let client: pg.Client | null = null;
  let looking: Promise<void> | null = null;
  const look = async () => {
    try {
      client ??= await connect(config);
      const { rows } = await inTime(client.query<Row>(LOOK));
      server.state = stateOf(rows[0]);
    } catch {
      server.state = AWAY;
      if (client !== null) cut(client);
      client = null;
    }
  };
  const server: WatchedServer = {
    address: `${host}:${port}/${database ?? ''}`,
    url,
    state: AWAY,
    look() {
      looking ??= look().finally(() => {
        looking = null;
      });
      return looking;
    },
    async end() {
      await client?.end().catch(() => undefined);
      client = null;
    },
  };
  return server;
}

async function connect(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ ...config, application_name: 'tomoni watches' });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

function stateOf(row: Row | undefined): ServerState {
  if (row === undefined) return AWAY;
  const { replica, position, file, timeline, identity } = row;
  return {
    role: replica ? 'replica' : 'primary',
    position: Number(position ?? 0),
    // The first eight digits of a file of the log are its timeline, of this moment.
    timeline: file === null ? timeline : Number.parseInt(file.slice(0, 8), 16),
    identity,
  };
}

/** Rejects when it takes too long; an answer that came while this process was busy itself still counts. */
async function inTime<Value>(asked: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(async () => {
      for (let turn = 0; turn < 3; turn += 1) await nextTurn();
      reject(new Error('It did not answer in time'));
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
