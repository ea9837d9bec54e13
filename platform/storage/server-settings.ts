/** PostgreSQL's settings for a small machine. Given at every start, so that an upgrade changes them. */
import { totalmem } from 'node:os';

const MIB = 1024 * 1024;

/** Arguments of `postgres`: a Unix socket in its own folder and no network at all. */
export function serverSettings(careless: boolean, memory = usableMemory()): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: '',
    // Relative to its folder: a long path doesn't fit into a socket's address.
    unix_socket_directories: '.',
    unix_socket_permissions: '0700',
    max_connections: 100,
    shared_buffers: `${clamp(memory / 8, 32, 512)}MB`,
    effective_cache_size: `${clamp(memory / 2, 128, 4096)}MB`,
    maintenance_work_mem: `${clamp(memory / 16, 32, 256)}MB`,
    // Nobody replicates from this server, which makes large imports cheaper.
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_wal_size: '1GB',
    random_page_cost: 1.1,
    // Short queries: compiling or spreading them costs more than it gains, and containers have little /dev/shm.
    jit: 'off',
    max_parallel_workers_per_gather: 0,
    io_method: 'sync',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // Statements may hold what people typed: they don't belong into a log.
    log_min_error_statement: 'panic',
    ...(careless ? { fsync: 'off', full_page_writes: 'off', autovacuum: 'off', shared_buffers: '64MB' } : {}),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Bytes this process may use: the container's limit where there is one. */
function usableMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

function clamp(bytes: number, least: number, most: number): number {
  return Math.round(Math.min(Math.max(bytes / MIB, least), most));
}
