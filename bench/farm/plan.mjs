// What the farm serves, drawn from a seed: hosts on loopback, their pages, what is wrong with each, and what must come of it. In:
// numbers; out: plain data that server, runner and judge share. Nothing here looks at the program.
import { makeChance } from '../../fixtures/portal/random.mjs';

/** Of a page: how many in a thousand, and what must come of it while the fault lasts and (`later`) when it is over. */
const KINDS = {
  plain: { of: 0, outcome: 'record' },
  packed: { of: 100, outcome: 'record' },
  chunked: { of: 60, outcome: 'record' },
  gb18030: { of: 60, outcome: 'record' },
  'wrong charset': { of: 25, outcome: 'record' },
  slow: { of: 3, outcome: 'record' },
  redirected: { of: 15, outcome: 'record' },
  'redirected thrice': { of: 5, outcome: 'record' },
  '500 once': { of: 12, outcome: 'record' },
  '429 once': { of: 8, outcome: 'record' },
  'reset once': { of: 8, outcome: 'record' },
  'cut once': { of: 8, outcome: 'record' },
  'damaged gzip once': { of: 6, outcome: 'record' },
  'empty once': { of: 4, outcome: 'record' },
  'same page': { of: 12, outcome: 'duplicate' },
  404: { of: 15, outcome: 'gone', code: 'ERR_FETCH_GONE' },
  410: { of: 5, outcome: 'gone', code: 'ERR_FETCH_GONE' },
  notice: { of: 15, outcome: 'not-report', code: 'ERR_NOT_A_REPORT' },
  'soft 404': { of: 6, outcome: 'not-report', code: 'ERR_NOT_A_REPORT' },
  forbidden: { of: 6, outcome: 'forbidden', code: 'ERR_FETCH_ROBOTS' },
  circle: { of: 2, outcome: 'failed', code: 'ERR_FETCH_REDIRECT_LOOP' },
  'too large': { of: 1, outcome: 'failed', code: 'ERR_FETCH_TOO_LARGE' },
  500: { of: 3, outcome: 'failed', code: 'ERR_FETCH_SERVER', later: 'record' },
  cut: { of: 2, outcome: 'failed', code: 'ERR_FETCH_TRUNCATED', later: 'record' },
  challenge: { of: 4, outcome: 'failed', code: 'ERR_FETCH_IN_THE_WAY', later: 'record' },
};

/** Of a host: how many in a thousand; while it lasts nothing comes of its pages, and `later` it is as any other. */
const HOSTS = {
  open: { of: 0 },
  unhurried: { of: 20 },
  dead: { of: 10, codes: ['ERR_FETCH_RESET', 'ERR_FETCH_COOLED'] },
  walled: { of: 5, codes: ['ERR_FETCH_BLOCKED', 'ERR_FETCH_COOLED'] },
  closed: { of: 5, codes: ['ERR_FETCH_ROBOTS_UNREACHABLE'] },
  'away for an hour': { of: 5, codes: ['ERR_FETCH_BUSY', 'ERR_FETCH_COOLED'] },
};
/** What robots.txt of an unhurried host asks for. */
const CRAWL_DELAY_MS = 1000;
export const LIST_LENGTH = 60;
/** Shares of the pages: few hosts with many, many with few. */
const SIZES = [
  { hosts: 0.01, pages: 0.2 },
  { hosts: 0.09, pages: 0.36 },
  { hosts: 0.9, pages: 0.44 },
];
const FIRST_NET = 1;
const HOSTS_A_NET = 250;

/** By chance, each kind as often as it says; or one after the other, so that a small farm has them all. */
function drawKind(kinds, usual, { chance, index, isEven }) {
  const names = Object.keys(kinds);
  if (isEven) return names[index % names.length];
  let left = chance.draw(999);
  for (const name of names) {
    left -= kinds[name].of;
    if (left < 0) return name;
  }
  return usual;
}

/** How many pages each host has; all of them together as many as wanted, or each the same. */
function shareOut({ hosts, pages, isEven }) {
  if (isEven) return Array.from({ length: hosts }, () => Math.floor(pages / hosts));
  const counts = SIZES.flatMap((size) => {
    const many = Math.max(1, Math.round(size.hosts * hosts));
    return Array.from({ length: many }, () => Math.max(1, Math.floor((size.pages * pages) / many)));
  }).slice(0, hosts);
  const last = counts.length - 1;
  for (
    let left = pages - counts.reduce((sum, count) => sum + count, 0), at = last;
    left !== 0;
    at = at === 0 ? last : at - 1
  ) {
    const step = left > 0 ? 1 : counts[at] > 1 ? -1 : 0;
    counts[at] += step;
    left -= step;
  }
  return counts;
}

function addressOf(index) {
  return `127.${FIRST_NET}.${1 + Math.floor(index / HOSTS_A_NET)}.${1 + (index % HOSTS_A_NET)}`;
}

function planPages({ host, count, first, turn, chance, isEven }) {
  const pages = [];
  for (let index = 0; index < count; index += 1) {
    const number = first + index;
    const drawn = drawKind(KINDS, 'plain', { chance, index: turn * count + index, isEven });
    const before = pages[index - 1];
    const kind = drawn === 'same page' && (before === undefined || before.outcome !== 'record') ? 'plain' : drawn;
    const folder = kind === 'forbidden' ? 'forbidden' : 'gknb';
    const body = kind === 'same page' ? before.body : number;
    pages.push({ host, path: `/${folder}/${number}.html`, number, kind, body, ...KINDS[kind] });
  }
  return pages;
}

/** The 1 % with most pages have no fault of their own: on them the gap is what takes the time. */
export function planFarm({ hosts, pages, isEven = false, crawlDelayMs = CRAWL_DELAY_MS, seed = 'farm' }) {
  const chance = makeChance(`${seed}/${hosts}/${pages}`);
  const counts = shareOut({ hosts, pages, isEven });
  let first = 0;
  const planned = counts.map((count, index) => {
    // Every other host of an even farm is open: enough pages to show all of their faults.
    const drawn = drawKind(HOSTS, 'open', { chance, index: index % 2 === 0 ? 0 : (index + 1) / 2, isEven });
    const kind =
      (!isEven && index < hosts * SIZES[0].hosts) || (drawn === 'unhurried' && count > LIST_LENGTH) ? 'open' : drawn;
    const address = addressOf(index);
    const own = planPages({ host: address, count, first, turn: Math.floor(index / 2), chance, isEven });
    const host = { address, kind, isListed: isEven ? index % 4 < 2 : chance.draw(1) === 1, pages: own };
    first += count;
    return host;
  });
  return { hosts: planned, pages: planned.flatMap((host) => host.pages), crawlDelayMs };
}

/** Addresses of the lists of a host, the first of which is named. */
export function listPaths({ pages }) {
  const many = Math.max(1, Math.ceil(pages.length / LIST_LENGTH));
  return Array.from({ length: many }, (_, index) => (index === 0 ? '/gknb/index.html' : `/gknb/index_${index}.html`));
}

/** What is named to the program: a list, or each page. */
export function startsOf({ hosts }, port) {
  return hosts.flatMap((host) => {
    const paths = host.isListed ? ['/gknb/index.html'] : host.pages.map(({ path }) => path);
    return paths.map((path) => `http://${host.address}:${port}${path}`);
  });
}

/** What must come of a host's pages while its own fault lasts; null where it has none. */
export function hostFaultOf({ kind }) {
  return HOSTS[kind].codes ?? null;
}

/** What failed, and what stands on lists that could not be had. */
export function openOf({ hosts }, port, { failed }) {
  const unread = hosts.filter((host) => host.isListed && hostFaultOf(host) !== null);
  const behind = unread.flatMap((host) =>
    [...listPaths(host), ...host.pages.map(({ path }) => path)].map((path) => `http://${host.address}:${port}${path}`),
  );
  return new Set([...failed, ...behind]);
}
