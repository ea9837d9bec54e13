/** Which addresses of the Internet are everybody's. RFC 6890 and IANA's registries of special addresses. */
import { BlockList, isIP } from 'node:net';

const special = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  special.addSubnet(network, bits, 'ipv4');
}

/** Only what IANA gives to networks; v4-mapped, NAT64, unique local, link-local and multicast lie outside of it. */
const given = new BlockList();
given.addSubnet('2000::', 3, 'ipv6');

const special6 = new BlockList();
for (const [network, bits] of [
  // Teredo, ORCHID, benchmarking and other protocols; 6to4, which carries an IPv4 address; documentation.
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  special6.addSubnet(network, bits, 'ipv6');
}

/** Whether an address can be reached by everybody, and so says nothing about the network that we stand in. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !special.check(address, 'ipv4');
  if (family !== 6 || address.includes('%')) return false;
  return given.check(address, 'ipv6') && !special6.check(address, 'ipv6');
}
