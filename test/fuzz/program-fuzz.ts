/**
 * The program, in this process, given spoilt lines, lists of sources, indexes and datasets. In: a seed, and an empty folder
 * where files are needed. Out: what is wrong: an answer too few, another input's answer changed, a bug told as such (exit
 * code 70), a file touched that is none of the command's.
 */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readSources } from '../../src/cli/crawl/sources.js';
import { decodeConfig } from '../../src/cli/decode-config.js';
import { realEnvironment } from '../../src/cli/real-environment.js';
import { GovdiscloseError } from '../../src/errors.js';
import { response } from '../archive/foreign-warc.js';
import { page, plant, type Run, run } from '../cli/captured-environment.js';
import { fill, readExactCsv, report } from '../dataset/dataset-folder.js';
import { pageOf, ROWS, tableOf } from '../faults/pages.js';
import { Random } from '../generator/random.js';
import { observe } from '../output/sample-record.js';
import { spoilBytes } from './spoil-bytes.js';
import { spoilValue } from './spoil-value.js';

const EXIT_BUG = 70;
const [LINE_FEED, LINES] = [10, 4];

function isBug({ code, err }: Run): string[] {
  return code === EXIT_BUG || err.includes('ERR_INTERNAL') ? [`a bug: ${err.slice(0, 600)}`] : [];
}

/** A page with a figure of its own. */
function pageWith(figure: number): string {
  return pageOf({
    table: tableOf(ROWS.map(([label, unit, value]) => [label, unit, value === '396' ? String(figure) : value])),
  });
}

const LINE_PAGES = Array.from({ length: LINES }, (_, index) =>
  Buffer.from(
    `${JSON.stringify({ id: `p${index}`, html_base64: Buffer.from(pageWith(5001 + index)).toString('base64') })}\n`,
  ),
);

/** One line out for each line in, and the lines that were not spoilt are answered with their record. */
export async function fuzzLines(seed: number): Promise<string[]> {
  const random = new Random(seed);
  const victim = random.int(0, LINES - 1);
  const from = LINE_PAGES.slice(0, victim).reduce((sum, { length }) => sum + length, 0);
  const stretch = { from, to: from + (LINE_PAGES[victim]?.length ?? 1) - 1 };
  const stdin = spoilBytes(Buffer.concat(LINE_PAGES), random, stretch);
  const changes = { loadCore: realEnvironment().loadCore, stdin: streamOf(stdin) };
  const told = await run(['parse', '-', '--input-format', 'ndjson'], { cwd: '/', changes });
  const answers = told.out.split('\n').slice(0, -1);
  const sent = stdin.filter((byte) => byte === LINE_FEED).length;
  const broken = isBug(told);
  if (answers.length !== sent) broken.push(`${sent} lines in, ${answers.length} out`);
  for (let index = 0; index < LINES; index++) {
    const own = answers.find((answer) => answer.startsWith(`{"id":"p${index}"`));
    if (index !== victim && !own?.includes(`"value":${5001 + index},`))
      broken.push(`the answer of line ${index} is not its own`);
  }
  return broken;
}

function streamOf(bytes: Uint8Array) {
  return {
    isTTY: false,
    read: async () => Buffer.from(bytes),
    chunks: async function* () {
      for (let at = 0; at < bytes.length; at += 999) yield bytes.subarray(at, at + 999);
    },
    stop: () => undefined,
  };
}

const SOURCES: readonly (readonly [string, string])[] = [
  [
    's.yaml',
    'sources:\n  - agency: 随州市水利局\n    region: 421300 随州市\n    url: https://slj.example/nb/\n  - urls: [https://a.example/list, https://b.example/list]\n    hosts: [files.example]\n    key: "421300-随州市"\n',
  ],
  [
    's.csv',
    '\ufeffagency,region,url,hosts\r\n随州市水利局,421300 随州市,https://slj.example/nb/,\r\n"甲,局",,https://a.example/list https://b.example/list,files.example\r\n',
  ],
];
const WEB = /^https?:$/;

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && WEB.test(new URL(url).protocol);
}

/** Sources that can be fetched, or an error that says what is wrong with which line. */
export async function fuzzSources(seed: number): Promise<string[]> {
  const random = new Random(seed);
  const [name, text] = random.pick(SOURCES);
  const bytes = spoilBytes(Buffer.from(text), random);
  try {
    const { sources, errors } = await readSources(decodeConfig(bytes), name);
    const none = sources.flatMap(({ urls }) => urls).filter((url) => !isWebAddress(url));
    const silent =
      sources.length === 0 &&
      errors.length === 0 &&
      !/^\s*(?:#.*|\[\]|sources:\s*(?:\[\]|#.*)?|-*|null|agency,region,url,hosts)?\s*$/.test(decodeConfig(bytes));
    return [
      ...none.map((url) => `a source that is no address: ${url}`),
      ...(silent ? ['a list that gives nothing, and no error'] : []),
    ];
  } catch (error) {
    return error instanceof GovdiscloseError ? [] : [`threw ${error instanceof Error ? error.stack : String(error)}`];
  }
}

const INDEXED = [2011, 2012, 2013].map((year) => ({
  year,
  record: gzipSync(response(page({ year }), { url: `http://a.example/${year}`, date: '2019-03-04T05:06:07Z' })),
}));

function indexLine(index: number): string {
  const offset = INDEXED.slice(0, index).reduce((sum, { record }) => sum + record.length, 0);
  const { year, record } = INDEXED[index] ?? { year: 0, record: Buffer.alloc(0) };
  const fields = {
    url: `http://a.example/${year}`,
    mime: 'text/html',
    status: '200',
    digest: `sha1:${index}`,
    length: `${record.length}`,
    offset: `${offset}`,
    filename: 'a.warc.gz',
  };
  return `example,a)/${year} 20190304050607 ${JSON.stringify(fields)}\n`;
}

/** The captures whose lines were not spoilt are read; nothing is read that is not in the archive. */
export async function fuzzIndex(seed: number, cwd: string): Promise<string[]> {
  const random = new Random(seed);
  const lines = INDEXED.map((_, index) => Buffer.from(indexLine(index)));
  const victim = random.int(0, lines.length - 1);
  const from = lines.slice(0, victim).reduce((sum, { length }) => sum + length, 0);
  const index = spoilBytes(Buffer.concat(lines), random, { from, to: from + (lines[victim]?.length ?? 1) - 1 });
  plant(cwd, { 'a.warc.gz': Buffer.concat(INDEXED.map(({ record }) => record)), 'index.cdxj': index });
  const told = await run(['parse', 'index.cdxj'], { cwd });
  const years = told.out
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { year: number }).year);
  const lost = INDEXED.filter(({ year }, place) => place !== victim && !years.includes(year));
  return [...isBug(told), ...lost.map(({ year }) => `the capture of ${year} was lost: ${told.err.slice(0, 300)}`)];
}

const AGENCIES = ['110000-甲局', '320000-乙局', '330000-丙局'];
/** Stands for the record that is spoilt, and for the same in the dataset that is whole. */
const [SPOILT, WHOLE] = ['<spoilt>', '<whole>'];
const COMMANDS: readonly (readonly string[])[] = [
  ['build', 'x'],
  ['check', 'x', '--format', 'json'],
  ['check', 'x', '--all'],
  ['diff', 'x', 'y', '--format', 'ndjson'],
  ['diff', 'x', 'y'],
  ['report', 'x', '-o', 'x.html'],
  ['build', 'x', 'y', '-o', 'z'],
  ['check', SPOILT],
  ['diff', SPOILT, WHOLE],
  ['diff', WHOLE, SPOILT, '--format', 'ndjson'],
  ['parse', 'page.html', '-o', 'x'],
];

/** The page of a record that is written anew over what stands there. */
function pageOfAgency(key: string): string {
  const agency = { key, name: key.slice(7), publisher: null, region: null };
  return page({ id: `${key}/2016`, year: 2016, agency, observations: [observe('proactive.items', 7009)] });
}

/** A record that is damaged is told, or is none of the command's business; the others go their way. */
export async function fuzzDataset(seed: number, cwd: string): Promise<string[]> {
  const random = new Random(seed);
  const reports = AGENCIES.map((key, index) =>
    report(key, 2016, { observations: [observe('proactive.items', 7001 + index)] }),
  );
  for (const folder of ['x', 'y']) fill(join(cwd, folder), reports);
  const victim = random.pick(AGENCIES);
  const path = join(cwd, 'x/records', victim, '2016.json');
  const whole = fs.readFileSync(path);
  fs.writeFileSync(path, random.chance(0.4) ? spoilBytes(whole, random) : spoilValue(whole.toString(), random));
  const spoilt = fs.readFileSync(path);
  const names = new Map([SPOILT, WHOLE].map((name, at) => [name, `${'xy'[at]}/records/${victim}/2016.json`]));
  const argv = random.pick(COMMANDS).map((word) => names.get(word) ?? word);
  if (argv[0] === 'parse') plant(cwd, { 'page.html': pageOfAgency(victim) });
  const told = await run(argv, { cwd });
  const broken = isBug(told).map((bug) => `${argv.join(' ')}: ${bug}`);
  if (argv[0] !== 'parse' && !fs.readFileSync(path).equals(spoilt)) broken.push('the record file was touched');
  if (argv[0] === 'build') broken.push(...findLost(join(cwd, argv[3] === '-o' ? 'z' : 'x'), victim, told));
  return broken;
}

function findLost(folder: string, victim: string, { err }: Run): string[] {
  const text = fs.existsSync(join(folder, 'tables/observations.csv'))
    ? fs.readFileSync(join(folder, 'tables/observations.csv'), 'utf8')
    : '';
  const rows = text === '' ? [] : readExactCsv(text);
  const lost = AGENCIES.filter(
    (key) => key !== victim && !rows.some((row) => row['agency_key'] === key && /^700[123]$/.test(row['value'] ?? '')),
  );
  return lost.map((key) => `${key} is lost: ${err.slice(0, 300)}`);
}
