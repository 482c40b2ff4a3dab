import { isIPv4, isIPv6 } from 'node:net';

/**
 * The address that tries are counted by: IPv4 as it is (also when it comes as ::ffff:192.0.2.1), IPv6 by its /64,
 * because one connection owns a whole /64. Anything else counts as one address.
 */
export function addressKey(address: string | undefined): string {
  const text = (address ?? '').split('%')[0]?.toLowerCase() ?? '';
  if (isIPv4(text)) return text;
  if (!isIPv6(text)) return '0.0.0.0';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(text)?.[1];
  if (mapped) return mapped;
  const [left = '', right] = text.split('::');
  const groups = left === '' ? [] : left.split(':');
  // What "::" leaves out is zeros; only the first four of the eight groups count.
  const known = right === undefined ? groups : [...groups, ...Array(8 - groups.length).fill('0')];
  const subnet = known.slice(0, 4).map((group) => group.padStart(4, '0'));
  return [...subnet, '0000', '0000', '0000', '0000'].join(':');
}
