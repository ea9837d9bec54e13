/**
 * How a request came to us. `X-Forwarded-*` can be written by anybody, so it counts only when the other end
 * of the connection is a proxy that the operator named.
 */
import { BlockList, isIP } from 'node:net';
import type { RequestContext } from './request-context.ts';

export interface Arrival {
  /** `http` or `https`, as the reader's browser sees it. */
  scheme: 'http' | 'https';
  /** Host with port as the reader's browser sees it, lower case. */
  host: string;
  /** Whether the connection comes from a proxy that is believed. */
  trusted: boolean;
  /** Address of the reader's device or network; null when there is no connection (a test). */
  client: string | null;
}

const HOST = /^(?:[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/;

/** Makes the function that reads a request's way from its headers and connection. */
export function arrivalReader(trustedProxies: readonly string[]): (c: RequestContext) => Arrival {
  const trusts = trustList(trustedProxies);
  return (c) => {
    const url = c.req.raw.url;
    const start = url.indexOf('://');
    const end = url.indexOf('/', start + 3);
    const peer = c.env?.incoming?.socket.remoteAddress;
    const trusted = trusts(peer);
    const arrival: Arrival = {
      scheme: url.startsWith('https:') ? 'https' : 'http',
      host: url.slice(start + 3, end === -1 ? undefined : end).toLowerCase(),
      trusted,
      client: plainAddress(peer),
    };
    if (!trusted) return arrival;
    return { ...arrival, ...forwarded(c), client: clientBehind(c, trusts) ?? arrival.client };
  };
}

/**
 * The last value of each header: it is the one that the nearest proxy, the trusted one, wrote.
 * A host that can't be one is ignored.
 */
function forwarded(c: RequestContext): Partial<Arrival> {
  const scheme = lastValue(c.req.header('X-Forwarded-Proto'))?.toLowerCase();
  const host = lastValue(c.req.header('X-Forwarded-Host'))?.toLowerCase();
  return {
    ...(scheme === 'http' || scheme === 'https' ? { scheme } : {}),
    ...(host !== undefined && HOST.test(host) ? { host } : {}),
  };
}

/**
 * The reader's address as the proxies tell it: from the right, the first that is none of our proxies. What stands
 * further left was written by the reader.
 */
function clientBehind(c: RequestContext, trusts: (address: string | undefined) => boolean): string | null {
  const hops = (c.req.header('X-Forwarded-For') ?? '').split(',').map((hop) => hop.trim());
  for (const hop of hops.reverse()) {
    const address = plainAddress(hop);
    if (address === null) return null;
    if (!trusts(address)) return address;
  }
  return null;
}

function plainAddress(text: string | undefined): string | null {
  if (text === undefined) return null;
  const plain = text.startsWith('::ffff:') ? text.slice('::ffff:'.length) : text;
  return isIP(plain) === 0 ? null : plain;
}

function lastValue(header: string | undefined): string | undefined {
  return header?.split(',').at(-1)?.trim();
}

/**
 * Reads the operator's list.
 * @throws RangeError for an entry that is neither an address, a network nor `loopback`.
 */
export function trustList(entries: readonly string[]): (address: string | undefined) => boolean {
  if (entries.length === 0) return () => false;
  const list = new BlockList();
  for (const entry of entries) addEntry(list, entry.trim());
  return (address) => {
    const plain = plainAddress(address);
    return plain !== null && list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
  };
}

function addEntry(list: BlockList, entry: string): void {
  if (entry === 'loopback') {
    list.addSubnet('127.0.0.0', 8, 'ipv4');
    list.addAddress('::1', 'ipv6');
    return;
  }
  const [address = '', bits, more] = entry.split('/');
  const family = isIP(address);
  const longest = family === 6 ? 128 : 32;
  const prefix = bits === undefined ? longest : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if (family === 0 || more !== undefined || !(prefix <= longest)) {
    throw new RangeError(`Not an address, a network or "loopback": ${entry}`);
  }
  list.addSubnet(address, prefix, family === 6 ? 'ipv6' : 'ipv4');
}
