// `npm run bench:farm`: fetches the farm as a user would, politely, and compares what came of it with the plan: records, outcomes,
// sums, archive, gaps as the server saw them, memory. Then the faults that do not last end, and `--retry-failed` must bring the
// rest. FARM_HOSTS, FARM_PAGES, FARM_DELAY_MS, FARM_CONCURRENCY, FARM_OUT (a folder that is kept). Exit 1 where anything is wrong.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { judgeArchive, judgeRecords, judgeRun } from './farm/judge.mjs';
import { openOf, planFarm, startsOf } from './farm/plan.mjs';

const { FARM_HOSTS = 2000, FARM_PAGES = 50_000, FARM_DELAY_MS = 100, FARM_CONCURRENCY = 64, FARM_OUT } = process.env;
const size = { hosts: Number(FARM_HOSTS), pages: Number(FARM_PAGES) };
const delayMs = Number(FARM_DELAY_MS);
const pathOf = (path) => fileURLToPath(new URL(path, import.meta.url));
const OPTIONS = ['--allow-private', '--delay', `${delayMs}ms`, '--concurrency', String(FARM_CONCURRENCY)];
const LIMITS = ['--timeout', '20s', '--retries', '2', '--max-bytes', '2MiB', '-q', '--lang', 'en'];
const RESIDENT = /^VmRSS:\s+(\d+) kB$/m;
const EACH_MS = 1000;

/** A process of its own: what it takes of the processor is not the program's. */
function startServer() {
  const child = spawn(process.execPath, [pathOf('farm/serve.mjs'), JSON.stringify({ ...size, delayMs })], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise((_, reject) => child.once('exit', () => reject(new Error('the farm has ended'))));
  ended.catch(() => undefined);
  const ask = (what) => {
    const answered = new Promise((resolve) => child.once('message', resolve));
    child.send(what);
    return Promise.race([answered, ended]);
  };
  return { ask, stop: () => child.disconnect() };
}

function residentOf(pid) {
  try {
    return Number(RESIDENT.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

async function runProgram(args, server) {
  const samples = [];
  const started = performance.now();
  const child = spawn(process.execPath, [pathOf('../bin/govdisclose.js'), 'fetch', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  child.stderr.on('data', (part) => {
    told = (told + part).slice(-4000);
  });
  const done = new Promise((resolve) => child.on('close', (code) => resolve(code)));
  let code = null;
  const watched = done.then((ended) => {
    code = ended;
  });
  while (code === null) {
    await Promise.race([watched, new Promise((resolve) => setTimeout(resolve, EACH_MS))]);
    const { served } = await server.ask('served');
    samples.push({ served, resident: residentOf(child.pid), at: (performance.now() - started) / 1000 });
  }
  return {
    code,
    told,
    samples: samples.filter(({ resident }) => resident > 0),
    seconds: (performance.now() - started) / 1000,
  };
}

/** Most memory in each quarter of the pages, and in what came after the last: the archive's index, the end of the log, the tables. */
function tellMemory(samples) {
  const all = samples.at(-1)?.served ?? 0;
  const lastAt = samples.findIndex(({ served }) => served === all);
  const most = (from, to) => {
    const within = samples.slice(0, lastAt + 1).filter(({ served }) => served > from * all && served <= to * all);
    return Math.round(Math.max(0, ...within.map(({ resident }) => resident)));
  };
  const after = Math.round(Math.max(0, ...samples.slice(lastAt).map(({ resident }) => resident)));
  const quarters = [0, 0.25, 0.5, 0.75].map((from) => most(from, from + 0.25));
  return `most memory in each quarter of the pages: ${quarters.join(', ')} MiB; after the last, tables included: ${after} MiB`;
}

function tellRun(name, { code, seconds, samples, told }, { inputs, counts, wrong }) {
  const sums = Object.entries(counts).filter(
    ([key, value]) => typeof value === 'number' && value > 0 && key !== 'inputs',
  );
  console.log(
    `${name}: exit ${code}, ${seconds.toFixed(0)} s, ${inputs} inputs: ${sums.map(([key, value]) => `${value} ${key}`).join(', ')}`,
  );
  if (samples.length > 4) console.log(`${name}: ${tellMemory(samples)}`);
  for (const one of wrong) console.log(`${name}: WRONG: ${one}`);
  if (wrong.length > 0) console.log(told.slice(-1000));
}

function tellVisits(name, { requests, hosts, shortestMs, tooShort, examples }) {
  console.log(
    `${name}: ${requests} requests to ${hosts} hosts; shortest gap ${shortestMs?.toFixed(1) ?? '?'} ms; ${tooShort} too early`,
  );
  for (const { host, url, why } of examples.slice(0, 5)) console.log(`${name}: WRONG: ${host}${url}: ${why}`);
}

async function fetchFarm({ plan, server, port, work }) {
  const out = FARM_OUT ?? join(work, 'data');
  const list = join(work, 'starts.txt');
  writeFileSync(list, `${startsOf(plan, port).join('\n')}\n`);
  let wrong = 0;
  let only = null;
  for (const repaired of [false, true]) {
    const name = repaired ? 'once more' : 'first run';
    if (repaired) await server.ask('repair');
    const again = repaired ? ['--retry-failed'] : [];
    const run = await runProgram(['-i', list, '-o', out, ...OPTIONS, ...LIMITS, ...again], server);
    const judged = judgeRun(plan, { out, port, repaired, only });
    tellRun(name, run, judged);
    const { visits } = await server.ask('visits');
    tellVisits(name, visits);
    const records = judgeRecords(plan, { out, port, repaired });
    console.log(`${name}: ${records.records} records of ${records.good} good reports`);
    const lost = [...records.wrong, ...judgeArchive(plan, { out, port, repaired })];
    for (const one of lost) console.log(`${name}: WRONG: ${one}`);
    wrong += judged.wrong.length + visits.tooShort + lost.length + (run.code === 1 ? 0 : 1);
    only = openOf(plan, port, judged);
  }
  return wrong;
}

async function main() {
  const work = mkdtempSync(join(tmpdir(), 'farm-'));
  const plan = planFarm(size);
  const server = startServer();
  try {
    const { port } = await server.ask('port');
    console.log(
      `${plan.hosts.length} hosts, ${plan.pages.length} pages, a gap of ${delayMs} ms, ${FARM_CONCURRENCY} hosts at once`,
    );
    const wrong = await fetchFarm({ plan, server, port, work });
    console.log(wrong === 0 ? 'as planned' : `${wrong} things are not as planned`);
    return wrong === 0 ? 0 : 1;
  } finally {
    server.stop();
    if (existsSync(work)) rmSync(work, { recursive: true, force: true });
  }
}

process.exitCode = await main();
