/** A device with IPv6 has a whole network of addresses, its first 64 bits (RFC 4291, section 2.5.1); it counts as one. */
export function networkOf(address: string | null): string {
  if (address === null) return 'unknown';
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - last.length) }, () => '0');
  return [...groups, ...(tail === undefined ? [] : zeros), ...last].slice(0, 4).join(':');
}
