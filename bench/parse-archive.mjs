// How many mixed pages a second `parse` reads from one WARC file, with none, one and as many workers as processors, and how
// much memory the whole process takes. See bench/README.md.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { median } from './measure.mjs';

const PAGES = Number(process.env.BENCH_PAGES ?? 5000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const JOBS = [...new Set([0, 1, availableParallelism()])];
const BIN = fileURLToPath(new URL('../bin/govdisclose.js', import.meta.url));
const FIXTURES = new URL('../fixtures/pages/', import.meta.url);
const LOOK_EVERY_MS = 100;

/** All fixtures in HTML: 2 to 115 KB, three forms, three charsets. */
const BODIES = readdirSync(FIXTURES)
  .map((slug) => new URL(`${slug}/page.html`, FIXTURES))
  .filter((url) => existsSync(url))
  .map((url) => readFileSync(url));

/** Each page is one of its own: what an archive holds twice is read once. */
function writeMember(number) {
  const body = Buffer.concat([BODIES[number % BODIES.length], Buffer.from(`<!-- ${number} -->`)]);
  const head = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${body.length}\r\n\r\n`;
  const length = head.length + body.length;
  const fields = [
    'WARC/1.1',
    'WARC-Type: response',
    `WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-${String(number).padStart(12, '0')}>`,
    'WARC-Date: 2026-01-01T00:00:00Z',
    `WARC-Target-URI: http://www.qingxi.example/zwgk/nb/${number}.html`,
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${length}`,
  ];
  return gzipSync(
    Buffer.concat([Buffer.from(`${fields.join('\r\n')}\r\n\r\n${head}`), body, Buffer.from('\r\n\r\n')]),
    {
      level: 1,
    },
  );
}

function writeArchive(path) {
  const file = openSync(path, 'w');
  let bytes = 0;
  for (let number = 0; number < PAGES; number += 1) bytes += writeSync(file, writeMember(number));
  closeSync(file);
  return bytes;
}

/** Peak of the resident memory so far, in MiB; 0 where the system does not tell. */
function peakOf(pid) {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1')) ?? [];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function run(archive, jobs) {
  const started = performance.now();
  const args = [BIN, 'parse', archive, '--format', 'ndjson', '--jobs', String(jobs)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let lines = 0;
  let told = '';
  let peak = 0;
  const look = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid));
  }, LOOK_EVERY_MS);
  child.stdout.on('data', (part) => {
    for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, at + 1)) lines += 1;
  });
  child.stderr.on('data', (part) => {
    told += part;
  });
  return new Promise((resolve) => {
    child.on('close', () => {
      clearInterval(look);
      resolve({
        rate: PAGES / ((performance.now() - started) / 1000),
        peak,
        lines,
        told: told.trim().split('\n').at(-1),
      });
    });
  });
}

const work = mkdtempSync(join(tmpdir(), 'govdisclose-bench-'));
const archive = join(work, 'pages.warc.gz');
const bytes = writeArchive(archive);
const runs = new Map(JOBS.map((jobs) => [jobs, []]));
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [jobs, found] of runs) found.push(await run(archive, jobs));
}
rmSync(work, { recursive: true });

const rateOf = (jobs) => median(runs.get(jobs).map(({ rate }) => rate));
console.log(`node ${process.version}, ${PAGES} pages of ${BODIES.length} kinds, ${(bytes / 1e6).toFixed(0)} MB packed`);
console.log(runs.get(0)[0].told);
console.table(
  JOBS.map((jobs) => ({
    workers: jobs,
    'pages/s': rateOf(jobs).toFixed(0),
    'of one': (rateOf(jobs) / rateOf(1)).toFixed(2),
    'peak MiB': Math.max(...runs.get(jobs).map(({ peak }) => peak)).toFixed(0),
    lines: runs.get(jobs)[0].lines,
  })),
);
