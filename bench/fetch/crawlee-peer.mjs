// The same work with Crawlee: fetch, evidence in a WARC file, title, labels, text and table cells by selectors, two files a page.
// Four arguments: list of addresses, folder, how much, and the indicators of the forms. `equal` keeps what a run needs to go on (its own
// default), reads what stands around the tables, names the indicator of each figure and checks the sums, and has every file and record on
// the disk before it counts; `least` does none of these. Run in a folder where `@crawlee/cheerio` is installed; it is no package of ours.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stringify } from 'csv-stringify/sync';
import { WARCRecord, WARCSerializer } from 'warcio';
import { check, observe, readForms } from './name-figures.mjs';
import { checkClaims, readReport } from './read-report.mjs';

const [list, out, much, indicators] = process.argv.slice(2);
const FORMS = readForms(indicators);
const IS_EQUAL = much === 'equal';
const INDENT = IS_EQUAL ? 2 : undefined;
const FIGURE = /^\d+(?:\.\d+)?$/;
const require = createRequire(join(process.cwd(), 'package.json'));
const { CheerioCrawler, Configuration, log } = await import(pathToFileURL(require.resolve('@crawlee/cheerio')).href);

log.setLevel(log.LEVELS.ERROR);
mkdirSync(out);
const archive = await open(join(out, 'pages.warc.gz'), 'w');
let waiting = [];
let written = Promise.resolve();

/** What comes while the disk works is written and synced together. */
function append(packed) {
  waiting.push(packed);
  written = written.then(async () => {
    if (waiting.length === 0) return;
    const bytes = Buffer.concat(waiting);
    waiting = [];
    await archive.write(bytes);
    if (IS_EQUAL) await archive.sync();
  });
  return written;
}

async function pack(type, url, options) {
  const record = WARCRecord.create({ type, url, warcVersion: 'WARC/1.1', ...options }, options.content ?? []);
  return WARCSerializer.serialize(record, { gzip: true, digest: { algo: 'sha-256', prefix: 'sha256:' } });
}

async function writePage(name, text) {
  const path = join(out, name);
  if (!IS_EQUAL) return writeFileSync(path, text);
  const draft = await open(`${path}.draft`, 'w');
  await draft.writeFile(text);
  await draft.sync();
  await draft.close();
  await rename(`${path}.draft`, path);
}

const spanOf = (cell, name) => Number(cell.attribs[name] ?? 1) || 1;

/** Rows of the page's cells: text, and how many columns and rows each spans. */
const cellsOf = ($, table) =>
  $(table)
    .find('tr')
    .toArray()
    .map((row) =>
      $(row)
        .find('td, th')
        .toArray()
        .map((cell) => ({
          text: $(cell).text().trim(),
          across: spanOf(cell, 'colspan'),
          down: spanOf(cell, 'rowspan'),
        })),
    );

/** As they are seen: a cell that spans rows or columns stands in each. */
function gridOf(rows) {
  const grid = rows.map(() => []);
  for (const [r, row] of rows.entries()) {
    let c = 0;
    for (const { text, across, down } of row) {
      while (grid[r][c] !== undefined) c += 1;
      for (const line of grid.slice(r, r + down))
        for (let right = 0; right < across; right += 1) line[c + right] = text;
      c += across;
    }
  }
  return grid;
}

/** Each number with the labels to its left and above it. */
function figuresOf(grid) {
  const heads = [];
  const figures = [];
  for (const [row, cells] of grid.entries()) {
    const label = [];
    for (const [column, text = ''] of cells.entries()) {
      heads[column] ??= [];
      const head = heads[column];
      if (FIGURE.test(text))
        figures.push({ row, column, label: [...label], head: [...head], value: Number(text), raw: text });
      else if (text !== '') for (const labels of [label, head]) if (labels.at(-1) !== text) labels.push(text);
    }
  }
  return figures;
}

function readPage($, body, url) {
  const textsOf = (selector, of) =>
    $(selector)
      .map((_, one) => of($(one)))
      .get();
  const cells = $('table')
    .toArray()
    .map((table) => cellsOf($, table));
  return {
    url,
    sha256: createHash('sha256').update(body).digest('hex'),
    title: $('title').text(),
    meta: Object.fromEntries(
      $('meta[name]')
        .toArray()
        .map((one) => [$(one).attr('name'), $(one).attr('content')]),
    ),
    links: textsOf('a', (one) => one.attr('href')),
    paragraphs: textsOf('p', (one) => one.text().trim()),
    tables: cells.map((rows) => rows.map((row) => row.map(({ text }) => text))),
    ...(IS_EQUAL ? readAll($, cells) : {}),
  };
}

function readAll($, cells) {
  const report = readReport($);
  const observations = cells.flatMap((rows, table) => observe(FORMS, table, figuresOf(gridOf(rows))));
  return {
    ...report,
    observations,
    checks: [...check(FORMS, observations), ...checkClaims(report.claims, observations)],
  };
}

const rowOf = ({ path, at, ...values }) => [...Object.values(values), path.join(' > '), ...Object.values(at)];

async function visit({ $, body, request, response }) {
  const { url } = request;
  const statusline = `HTTP/1.1 ${response.statusCode} OK`;
  const content = [Buffer.from(body)];
  await append(await pack('response', url, { statusline, httpHeaders: response.headers, content }));
  await append(await pack('request', url, { statusline: `GET ${new URL(url).pathname} HTTP/1.1`, httpHeaders: {} }));
  const record = readPage($, body, url);
  const { host, pathname } = new URL(url);
  const name = `${host}${pathname}`.replace(/[/:]/g, '-');
  const rows = IS_EQUAL
    ? record.observations.map((one) => [url, ...rowOf(one)])
    : record.tables.flatMap((table, number) => table.map((row) => [url, number, ...row]));
  await Promise.all([
    writePage(`${name}.json`, JSON.stringify(record, null, INDENT)),
    writePage(`${name}.csv`, stringify(rows, { relax_column_count: true })),
  ]);
}

process.env.CRAWLEE_STORAGE_DIR = `${out}.job`;
const configuration = new Configuration({ persistStorage: IS_EQUAL, purgeOnStart: false });
const options = { minConcurrency: 16, maxConcurrency: 16, maxRequestRetries: 0, requestHandler: visit };
const crawler = new CheerioCrawler(options, configuration);
await crawler.run(readFileSync(list, 'utf8').split('\n').filter(Boolean));
await archive.close();
