// The farm: many hosts on loopback (127.1.x.y, one port), each with its pages and its faults, as planned. Counts what it is asked
// and measures the gaps. `repair()` ends the faults that do not last: what failed for now must then be had by another run.
import { createServer } from 'node:http';
import { createServer as createListener } from 'node:net';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { CHALLENGE, NOTICE, SOFT_404, writeList, writeReport } from './bodies.mjs';
import { listPaths } from './plan.mjs';
import { Visits } from './visits.mjs';

const HTML = 'text/html; charset=utf-8';
const RETRY_AFTER_S = 1;
const AWAY_S = 3600;
const SLOW_MS = 1500;
const TOO_LARGE = 3_000_000;
const HOPS = 3;
const PLACE = /^\/(gknb|forbidden|moved)\/(?:(\d)\/)?(\d+)\.html$/;

const html = (text, headers = {}) => ({
  status: 200,
  headers: { 'content-type': HTML, ...headers },
  body: Buffer.from(text),
});
const error = (status, headers = {}) => ({ ...html(`<h1>${status}</h1>`, headers), status });
const moved = (location) => ({ ...error(302, { location }) });

function packed(text) {
  const body = gzipSync(text);
  return { ...html(''), headers: { 'content-type': HTML, 'content-encoding': 'gzip' }, body };
}

/** Bytes in the middle are others: the checksum at the end tells. */
function damaged(text) {
  const answer = packed(text);
  const middle = answer.body.length >> 1;
  answer.body.fill(0x55, middle, middle + 16);
  return answer;
}

function inGb18030(text, label) {
  const body = iconv.encode(text.replace('charset="utf-8"', `charset="${label}"`), 'gb18030');
  return { ...html(''), headers: { 'content-type': label === 'gb2312' ? 'text/html' : HTML }, body };
}

/** What a page of each kind is answered with: `first` when it is asked for the first time, `text` its report. */
const ANSWERS = {
  packed: ({ text }) => packed(text),
  chunked: ({ text }) => ({ ...html(text), how: 'chunked' }),
  gb18030: ({ text }) => inGb18030(text, 'gb2312'),
  'wrong charset': ({ text }) => inGb18030(text, 'utf-8'),
  slow: ({ text }) => ({ ...html(text), how: 'slow' }),
  redirected: ({ text, hop, number }) => (hop === null ? moved(`/moved/1/${number}.html`) : html(text)),
  'redirected thrice': ({ text, hop, number }) =>
    (hop ?? 0) < HOPS ? moved(`/moved/${(hop ?? 0) + 1}/${number}.html`) : html(text),
  '500 once': ({ text, first }) => (first ? error(500) : html(text)),
  '429 once': ({ text, first }) =>
    first ? { ...error(429, { 'retry-after': RETRY_AFTER_S }), restS: RETRY_AFTER_S } : html(text),
  'reset once': ({ text, first }) => (first ? { how: 'reset' } : html(text)),
  'cut once': ({ text, first }) => ({ ...html(text), how: first ? 'cut' : 'whole' }),
  'damaged gzip once': ({ text, first }) => (first ? damaged(text) : packed(text)),
  'empty once': ({ text, first }) => html(first ? '' : text),
  404: () => error(404),
  410: () => error(410),
  notice: () => html(NOTICE),
  'soft 404': () => html(SOFT_404),
  circle: ({ hop, number }) => moved(`/moved/${(hop ?? 0) === 1 ? 2 : 1}/${number}.html`),
  'too large': ({ text }) => html(text + ' '.repeat(TOO_LARGE)),
  500: ({ text, repaired }) => (repaired ? html(text) : error(500)),
  cut: ({ text, repaired }) => ({ ...html(text), how: repaired ? 'whole' : 'cut' }),
  challenge: ({ text, repaired }) => html(repaired ? text : CHALLENGE),
};

const OF_HOSTS = {
  dead: () => ({ how: 'reset' }),
  walled: ({ isRobots }) => (isRobots ? null : error(412)),
  closed: ({ isRobots }) => (isRobots ? error(503) : null),
  'away for an hour': ({ isRobots }) => (isRobots ? null : { ...error(429, { 'retry-after': AWAY_S }), restS: AWAY_S }),
};

function robotsOf({ kind }, crawlDelayMs) {
  const delay = kind === 'unhurried' ? `Crawl-delay: ${crawlDelayMs / 1000}\n` : '';
  return { ...html(`User-agent: *\nDisallow: /forbidden/\n${delay}`), headers: { 'content-type': 'text/plain' } };
}

class Farm {
  /** Finished answers that are a report, for those who follow the run. */
  served = 0;
  #repaired = false;
  #asked = new Set();
  #hosts;
  #pages;
  #crawlDelayMs;

  constructor({ hosts, pages, crawlDelayMs }) {
    this.#crawlDelayMs = crawlDelayMs;
    this.#hosts = new Map(hosts.map((host) => [host.address, host]));
    this.#pages = new Map(pages.map((page) => [`${page.host} ${page.number}`, page]));
  }

  repair() {
    this.#repaired = true;
  }

  answer(address, path) {
    const host = this.#hosts.get(address);
    if (host === undefined) return error(421);
    const isRobots = path === '/robots.txt';
    const own = this.#repaired ? null : (OF_HOSTS[host.kind]?.({ isRobots }) ?? null);
    if (own !== null) return own;
    if (isRobots) return robotsOf(host, this.#crawlDelayMs);
    const list = listPaths(host).indexOf(path);
    return list >= 0 ? html(writeList(host, list)) : this.#answerPage(host, path);
  }

  #answerPage({ address }, path) {
    const [, , hop = null, number] = PLACE.exec(path) ?? [];
    const page = this.#pages.get(`${address} ${number}`);
    if (page === undefined) return error(404);
    const key = `${address}${path}`;
    const first = !this.#asked.has(key);
    this.#asked.add(key);
    this.served += first ? 1 : 0;
    const write = ANSWERS[page.kind] ?? (({ text }) => html(text));
    return write({
      text: writeReport(page.body),
      first,
      hop: hop === null ? null : Number(hop),
      number,
      repaired: this.#repaired,
    });
  }
}

/** Sends an answer as it is meant to go wrong; tells when its last byte was given away. */
function send(response, answer, ended) {
  const { status, headers, body, how = 'whole', restS = 0 } = answer;
  const finish = (rest) => {
    ended(restS * 1000);
    response.end(rest);
  };
  if (how === 'reset') {
    ended(0);
    response.socket.resetAndDestroy();
    return;
  }
  const length = how === 'chunked' ? {} : { 'content-length': body.length };
  response.writeHead(status, { ...headers, ...length });
  if (how === 'cut') {
    ended(0);
    response.write(body.subarray(0, body.length >> 1), () => response.socket?.destroy());
  } else if (how === 'slow') {
    response.write(body.subarray(0, 1000));
    setTimeout(() => finish(body.subarray(1000)), SLOW_MS);
  } else finish(body);
}

function listen(server, host, port) {
  const listener = createListener((socket) => server.emit('connection', socket));
  return new Promise((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(port, host, () => resolve(listener));
  });
}

/**
 * `clock`: milliseconds, by which gaps are measured.
 * @returns what to ask, what was seen, and how to end it
 */
export async function startFarm(plan, { delayMs, clock = () => performance.now() }) {
  const farm = new Farm(plan);
  const unhurried = new Set(plan.hosts.filter(({ kind }) => kind === 'unhurried').map(({ address }) => address));
  const gapOf = (host) => (unhurried.has(host) ? Math.max(delayMs, plan.crawlDelayMs) : delayMs);
  let visits = new Visits(gapOf);
  const server = createServer({ keepAliveTimeout: 20_000 }, (request, response) => {
    const address = request.socket.localAddress;
    const [host] = (request.headers.host ?? '').split(':');
    const seen = visits;
    seen.came(address, request.url, clock());
    const answer = host === address ? farm.answer(address, request.url) : error(421);
    send(response, answer, (restMs) => seen.ended(address, clock(), restMs));
  });
  const [first, ...others] = plan.hosts;
  const listeners = [await listen(server, first.address, 0)];
  const { port } = listeners[0].address();
  for (const { address } of others) listeners.push(await listen(server, address, port));
  return {
    port,
    served: () => farm.served,
    visits: () => visits.summary(),
    /** Another run begins anew: nobody promises a gap between the two. */
    repair: () => {
      farm.repair();
      visits = new Visits(gapOf);
    },
    stop: () => {
      for (const listener of listeners) listener.close();
      server.closeAllConnections();
    },
  };
}
