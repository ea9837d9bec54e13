/** The address of PostgreSQL's socket, short enough for the operating system. */
import { closeSync, mkdtempSync, openSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Linux allows 107 bytes for the whole path, macOS 103. */
const LONGEST = 103;

export interface SocketAddress {
  /** For pg's `host`. */
  host: string;
  release(): void;
}

/** A short name for the folder that holds the socket, valid until `release`. */
export function socketAddress(pgdata: string): SocketAddress {
  const needed = Buffer.byteLength(path.join(pgdata, '.s.PGSQL.5432'));
  if (needed <= LONGEST) return { host: pgdata, release: () => undefined };
  if (process.platform === 'linux') {
    const folder = openSync(pgdata, 'r');
    return { host: `/proc/self/fd/${folder}`, release: () => closeSync(folder) };
  }
  const short = mkdtempSync(path.join(tmpdir(), 'tomoni-'));
  const host = path.join(short, 's');
  symlinkSync(pgdata, host);
  return { host, release: () => rmSync(short, { recursive: true, force: true }) };
}
