/** DATABASE_URL: is there a PostgreSQL that Tomoni can use? Never says the password. */
import pg from 'pg';
import type { EnvironmentProblem } from './problem.ts';
import { problem } from './problems.ts';

const OLDEST = 150_000;
const TIMEOUT = 10_000;
const STARTING_UP = '57P03';
const REFUSED = new Set(['28P01', '28000']);
const NO_DATABASE = '3D000';

/**
 * Tries the address once (a server that is just starting gets half a minute) and returns the pool's settings.
 * @throws EnvironmentProblem `storage.url-…`
 */
export async function checkedUrl(url: string): Promise<pg.PoolConfig> {
  const config = { connectionString: url, connectionTimeoutMillis: TIMEOUT };
  const { host, port, database, user } = clientOf(config);
  const address = `${host}:${port}/${database ?? ''}`;
  const client = await connect(config, address, user ?? '', Date.now() + 30_000);
  try {
    await checkServer(client, address);
  } finally {
    await client.end();
  }
  return config;
}

function clientOf(config: pg.ClientConfig): pg.Client {
  if (!/^postgres(ql)?:\/\//.test(config.connectionString ?? '')) throw problem('storage.url-invalid');
  try {
    return new pg.Client(config);
  } catch (error) {
    throw addressProblem(error);
  }
}

/** What is wrong with an address that pg can't even begin with. The reason itself may quote it with its password. */
export function addressProblem(error: unknown): EnvironmentProblem {
  const isOfFile = error instanceof Error && 'syscall' in error && 'path' in error;
  return isOfFile
    ? problem('storage.url-no-file', { file: String(error.path) })
    : problem('storage.url-invalid');
}

async function connect(
  config: pg.ClientConfig,
  address: string,
  user: string,
  deadline: number,
): Promise<pg.Client> {
  const client = clientOf(config);
  // A connection that fails later is reported by the query that runs on it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    const code = codeOf(error);
    if (code === STARTING_UP && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return connect(config, address, user, deadline);
    }
    if (REFUSED.has(code)) throw problem('storage.url-refused', { address, user });
    if (code === NO_DATABASE) throw problem('storage.url-no-database', { address });
    throw problem('storage.url-unreachable', { address, reason: reasonOf(error) });
  }
}

async function checkServer(client: pg.Client, address: string): Promise<void> {
  const { rows } = await client.query<{
    number: string;
    version: string;
    encoding: string;
    replica: boolean;
  }>(`
    select current_setting('server_version_num') as number, current_setting('server_version') as version,
      current_setting('server_encoding') as encoding, pg_is_in_recovery() as replica`);
  const [server] = rows;
  if (server === undefined) throw problem('storage.url-unreachable', { address, reason: 'no answer' });
  if (Number(server.number) < OLDEST)
    throw problem('storage.url-too-old', { address, found: server.version });
  if (server.encoding !== 'UTF8') throw problem('storage.url-not-utf8', { address, found: server.encoding });
  if (server.replica) throw problem('storage.url-read-only', { address });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Node reports several addresses of one host as an AggregateError with an empty message. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message || codeOf(error) : String(error);
}
