/** Where a request may go: what can be said before a name is resolved, and what after. */
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPublicAddress } from './addresses.ts';

export interface Address {
  address: string;
  family: 4 | 6;
}

/** Finds the addresses of a name; a stand-in in tests. */
export type Resolve = (host: string) => Promise<Address[]>;

export type RefusalCode =
  | 'outgoing.bad-address'
  | 'outgoing.not-https'
  | 'outgoing.port'
  | 'outgoing.unknown-host'
  | 'outgoing.private-address'
  | 'outgoing.redirects'
  | 'outgoing.too-large'
  | 'outgoing.too-slow';

/** A request that was not made, or whose answer was not read. Its message never holds the address. */
export class OutgoingRefusal extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(code);
    this.name = 'OutgoingRefusal';
    this.code = code;
  }
}

const PORTS = new Set(['', '443', '8443']);

/** The address as it will be asked, when its form is one that may be asked. Throws OutgoingRefusal. */
export function readTarget(text: string, allowed: readonly string[]): { url: URL; named: boolean } {
  if (!URL.canParse(text)) throw new OutgoingRefusal('outgoing.bad-address');
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol) || url.hostname === '')
    throw new OutgoingRefusal('outgoing.bad-address');
  if (url.username !== '' || url.password !== '') throw new OutgoingRefusal('outgoing.bad-address');
  const named = isNamed(url, allowed);
  if (!named && url.protocol !== 'https:') throw new OutgoingRefusal('outgoing.not-https');
  if (!named && !PORTS.has(url.port)) throw new OutgoingRefusal('outgoing.port');
  return { url, named };
}

/** `bot.local` stands for that host at every port, `bot.local:8080` for one. */
function isNamed(url: URL, allowed: readonly string[]): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return allowed.some((host) => {
    const wanted = host.toLowerCase();
    return wanted === url.hostname || wanted === `${url.hostname}:${port}`;
  });
}

/** The addresses that a request may connect to. Throws OutgoingRefusal when one of them isn't everybody's. */
export async function addressesOf(url: URL, named: boolean, resolve: Resolve): Promise<Address[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const found =
    family === 4 || family === 6
      ? [{ address: host, family } as const]
      : await resolve(host).catch(() => [] as Address[]);
  if (found.length === 0) throw new OutgoingRefusal('outgoing.unknown-host');
  if (!named && !found.every(({ address }) => isPublicAddress(address))) {
    throw new OutgoingRefusal('outgoing.private-address');
  }
  return found;
}

/** As the machine resolves names: its hosts file, then DNS. */
export const resolveName: Resolve = async (host) => {
  const found = await lookup(host, { all: true, verbatim: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
};
