// The portal that is fetched: a process of its own that serves reports on 127.0.0.1 to 127.0.0.16, so that they are 16 hosts.
// Two fixtures by turns, each time with another agency, so that every page is a report of its own. Tells its port on stdout.
import { createServer } from 'node:http';
import { FIXTURES, readFixture } from './fixtures.mjs';

const PAGES = FIXTURES.map(({ slug, agency }) => ({ agency, parts: readFixture(slug, 'page.html').split(agency) }));
const HOSTS = 16;
const DIGITS = [...'〇一二三四五六七八九'];
const PATH = /^\/zwgk\/nb\/(\d+)\.html$/;

function writePage(number) {
  const { agency, parts } = PAGES[number % PAGES.length];
  const ordinal = [...String(number)].map((digit) => DIGITS[Number(digit)]).join('');
  return Buffer.from(parts.join(`${agency}第${ordinal}分局`));
}

const answer = (request, response) => {
  const [, number] = PATH.exec(request.url ?? '') ?? [];
  const body = number === undefined ? Buffer.from('<html>404</html>') : writePage(Number(number));
  response.writeHead(number === undefined ? 404 : 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
  });
  response.end(body);
};

/** Loopback only, the same port on every host. */
function listen(host, port) {
  const server = createServer(answer);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server.address().port));
  });
}

const port = await listen('127.0.0.1', 0);
for (let host = 2; host <= HOSTS; host += 1) await listen(`127.0.0.${host}`, port);
process.stdout.write(`${port}\n`);
process.stdin.on('end', () => process.exit()).resume();
