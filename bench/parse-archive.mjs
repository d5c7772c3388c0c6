// How many mixed pages a second `parse` reads from one WARC file, with none, one and as many workers as processors, the last
// also where it has one processor only, and how much memory the whole process takes. See bench/README.md.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { median } from './measure.mjs';

const PAGES = Number(process.env.BENCH_PAGES ?? 5000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const ALL = availableParallelism();
/** Pins a process to one processor; not everywhere. */
const PIN = ['taskset', '-c', '0'];
const CAN_PIN = spawnSync(PIN[0], [...PIN.slice(1), 'true']).status === 0;
const WORKERS = process.env.BENCH_WORKERS?.split(',').map(Number) ?? [...new Set([0, 1, ALL])];
const RUNS = WORKERS.map((workers) => ({ workers, processors: ALL }));
if (CAN_PIN && WORKERS.length > 1) RUNS.push({ workers: ALL, processors: 1 });
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

/** Resident memory in MiB, now and at its peak so far; 0 where the system does not tell. */
function memoryOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    const [now, peak] = [/VmRSS:\s+(\d+)/, /VmHWM:\s+(\d+)/].map((line) => Number(line.exec(status)?.[1] ?? 0) / 1024);
    return { now, peak };
  } catch {
    return { now: 0, peak: 0 };
  }
}

function run(archive, { workers, processors }) {
  const started = performance.now();
  const parse = [process.execPath, BIN, 'parse', archive, '--format', 'ndjson', '--jobs', String(workers)];
  const [command, ...args] = processors === 1 ? [...PIN, ...parse] : parse;
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let lines = 0;
  let told = '';
  let peak = 0;
  const quarters = [0, 0, 0, 0];
  const look = setInterval(() => {
    const memory = memoryOf(child.pid);
    peak = Math.max(peak, memory.peak);
    const quarter = Math.min(3, Math.floor((4 * lines) / PAGES));
    quarters[quarter] = Math.max(quarters[quarter], memory.now);
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
        quarters,
        lines,
        told: told.trim().split('\n').at(-1),
      });
    });
  });
}

const work = mkdtempSync(join(tmpdir(), 'govdisclose-bench-'));
const archive = join(work, 'pages.warc.gz');
const bytes = writeArchive(archive);
const found = RUNS.map(() => []);
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [index, one] of RUNS.entries()) found[index].push(await run(archive, one));
}
rmSync(work, { recursive: true });

const rates = found.map((rounds) => median(rounds.map(({ rate }) => rate)));
const rateOf = (wanted, on) => rates[RUNS.findIndex((one) => one.workers === wanted && one.processors === on)];
console.log(`node ${process.version}, ${PAGES} pages of ${BODIES.length} kinds, ${(bytes / 1e6).toFixed(0)} MB packed`);
console.log(found[0][0].told);
console.table(
  RUNS.map(({ workers, processors }, index) => ({
    workers,
    processors,
    'pages/s': rates[index].toFixed(0),
    'of one worker': (rates[index] / rateOf(1, ALL)).toFixed(2),
    'of one processor': CAN_PIN ? (rates[index] / rateOf(ALL, 1)).toFixed(2) : '',
    'peak MiB': Math.max(...found[index].map(({ peak }) => peak)).toFixed(0),
    'in each quarter': found[index][0].quarters.map((most) => most.toFixed(0)).join(' '),
    lines: found[index][0].lines,
  })),
);
