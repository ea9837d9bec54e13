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
}

const HOST = /^(?:[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/;

/** Makes the function that reads a request's way from its headers and connection. */
export function arrivalReader(trustedProxies: readonly string[]): (c: RequestContext) => Arrival {
  const trusts = trustList(trustedProxies);
  return (c) => {
    const url = c.req.raw.url;
    const start = url.indexOf('://');
    const end = url.indexOf('/', start + 3);
    const arrival: Arrival = {
      scheme: url.startsWith('https:') ? 'https' : 'http',
      host: url.slice(start + 3, end === -1 ? undefined : end).toLowerCase(),
      trusted: trusts(c.env?.incoming?.socket.remoteAddress),
    };
    return arrival.trusted ? { ...arrival, ...forwarded(c) } : arrival;
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
    if (address === undefined) return false;
    const plain = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
    const family = isIP(plain);
    return family !== 0 && list.check(plain, family === 6 ? 'ipv6' : 'ipv4');
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
