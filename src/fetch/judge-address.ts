/**
 * May a connection be made? In: the address of a peer, or the parts of a URL. Out: nothing where it is a public address, else
 * what is wrong with it. Refuses everything that the registries of special-purpose addresses name, and addresses that
 * hold such a one (IPv4-mapped, NAT64, 6to4); a name that was written as a number was made an address by `URL` before.
 */
import { BlockList, isIP } from 'node:net';
import { FetchFault } from './fetch-fault.js';

export type PeerKind = 'loopback' | 'private' | 'link-local' | 'multicast' | 'reserved';

type Ranges = readonly (readonly [net: string, prefix: number, kind: PeerKind])[];

const IPV4: Ranges = [
  ['0.0.0.0', 8, 'loopback'],
  ['127.0.0.0', 8, 'loopback'],
  ['10.0.0.0', 8, 'private'],
  ['100.64.0.0', 10, 'private'],
  ['172.16.0.0', 12, 'private'],
  ['192.168.0.0', 16, 'private'],
  ['169.254.0.0', 16, 'link-local'],
  ['224.0.0.0', 4, 'multicast'],
  ['192.0.0.0', 24, 'reserved'],
  ['192.0.2.0', 24, 'reserved'],
  ['192.88.99.0', 24, 'reserved'],
  ['198.18.0.0', 15, 'reserved'],
  ['198.51.100.0', 24, 'reserved'],
  ['203.0.113.0', 24, 'reserved'],
  ['240.0.0.0', 4, 'reserved'],
];
/** Only 2000::/3 is given out to the public network; the rest is refused as a whole. */
const IPV6: Ranges = [
  ['::', 127, 'loopback'],
  ['fc00::', 7, 'private'],
  ['fe80::', 10, 'link-local'],
  ['fec0::', 10, 'private'],
  ['ff00::', 8, 'multicast'],
  ['2001::', 23, 'reserved'],
  ['2001:db8::', 32, 'reserved'],
  ['3fff::', 20, 'reserved'],
  ['::', 3, 'reserved'],
  ['4000::', 2, 'reserved'],
  ['8000::', 1, 'reserved'],
];
/** Prefix, and the group of 16 bits with which the IPv4 address begins. */
const HOLDERS = [
  ['::ffff:0:0', 96, 6],
  ['64:ff9b::', 96, 6],
  ['2002::', 16, 1],
] as const;

const LISTS = {
  4: IPV4.map(([net, prefix, kind]) => ({ kind, list: listOf(net, prefix, 'ipv4') })),
  6: IPV6.map(([net, prefix, kind]) => ({ kind, list: listOf(net, prefix, 'ipv6') })),
};
const HOLDER_LISTS = HOLDERS.map(([net, prefix, at]) => ({ at, list: listOf(net, prefix, 'ipv6') }));

const ZONE = /%.*$/;
const BRACKETS = /^\[|\]$/g;
const WEB_PORT = /^(?:80|443|8\d{3}|)$/;
const LONGEST = 16_384;

/** What an IP address is, or null where it is a public one. */
export function judgeAddress(address: string): PeerKind | null {
  const bare = address.replace(ZONE, '');
  const version = isIP(bare);
  if (version === 4) return LISTS[4].find(({ list }) => list.check(bare, 'ipv4'))?.kind ?? null;
  if (version !== 6) return 'reserved';
  const held = readHeldAddress(bare);
  if (held !== null) return judgeAddress(held);
  return LISTS[6].find(({ list }) => list.check(bare, 'ipv6'))?.kind ?? null;
}

/** An address as it may be asked: http(s), a port of the web, no credentials; a host that is an IP address must be public. */
export function judgeUrl(text: string, { allowPrivate }: { readonly allowPrivate: boolean }): URL {
  const url = parseUrl(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new FetchFault('ERR_FETCH_URL', { why: 'why.scheme' });
  if (url.username !== '' || url.password !== '') throw new FetchFault('ERR_FETCH_URL', { why: 'why.credentials' });
  if (allowPrivate) return url;
  if (!WEB_PORT.test(url.port)) throw new FetchFault('ERR_FETCH_ADDRESS', { why: 'why.port', port: url.port });
  const literal = readLiteral(url);
  if (literal !== null) refusePeer(url.hostname, literal);
  return url;
}

/** The IP address that stands where a name could stand, or null. */
export function readLiteral({ hostname }: URL): string | null {
  const bare = hostname.replace(BRACKETS, '');
  return isIP(bare) === 0 ? null : bare;
}

export function refusePeer(host: string, address: string): void {
  const kind = judgeAddress(address);
  if (kind !== null) throw new FetchFault('ERR_FETCH_ADDRESS', { why: `why.peer.${kind}`, host, address });
}

function parseUrl(text: string): URL {
  if (text.length > LONGEST) throw new FetchFault('ERR_FETCH_URL', { why: 'why.longAddress', limit: LONGEST });
  if (!URL.canParse(text)) throw new FetchFault('ERR_FETCH_URL', { why: 'why.notAddress' });
  const url = new URL(text);
  url.hash = '';
  return url;
}

function listOf(net: string, prefix: number, family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  list.addSubnet(net, prefix, family);
  return list;
}

function readHeldAddress(address: string): string | null {
  const holder = HOLDER_LISTS.find(({ list }) => list.check(address, 'ipv6'));
  if (holder === undefined) return null;
  const groups = groupsOf(address);
  return [groups[holder.at] ?? 0, groups[holder.at + 1] ?? 0].flatMap((group) => [group >> 8, group & 0xff]).join('.');
}

/** Eight numbers; `URL` writes an IPv6 address in its shortest form, without dotted parts. */
function groupsOf(address: string): readonly number[] {
  const short = new URL(`http://[${address}]`).hostname.replace(BRACKETS, '');
  const [before = '', after] = short.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const head = [...before];
  const tail = after === undefined ? [] : [...after];
  const gap = after === undefined ? [] : new Array<string>(8 - head.length - tail.length).fill('0');
  return [...head, ...gap, ...tail].map((group) => Number.parseInt(group, 16));
}
