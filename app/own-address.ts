/** How other processes of a site reach our own PostgreSQL: a socket in a folder that only this user can enter. */
interface Socket {
  host?: string | undefined;
  user?: string | undefined;
  database?: string | undefined;
}

/** The address, as DATABASE_URL would have it; valid while this process lives. */
export function ownAddress({ host = '', user = '', database = '' }: Socket): string {
  // A folder with a long path is known by a file that this process has open; to another one "self" is itself.
  const folder = host.replace(/^\/proc\/self\//, `/proc/${process.pid}/`);
  return `postgres://${user}@localhost/${database}?host=${encodeURIComponent(folder)}`;
}
