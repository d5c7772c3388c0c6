// The same work with Crawlee: fetch, evidence in a WARC file, title, labels, text and table cells by selectors, two files a page.
// Run in a folder where `@crawlee/cheerio` is installed; it is no package of this project.
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stringify } from 'csv-stringify/sync';
import { WARCRecord, WARCSerializer } from 'warcio';

const [list, out] = process.argv.slice(2);
const require = createRequire(join(process.cwd(), 'package.json'));
const { CheerioCrawler, Configuration, log } = await import(pathToFileURL(require.resolve('@crawlee/cheerio')).href);

log.setLevel(log.LEVELS.ERROR);
mkdirSync(out);

async function keep(type, url, options) {
  const record = WARCRecord.create({ type, url, warcVersion: 'WARC/1.1', ...options }, options.content ?? []);
  const packed = await WARCSerializer.serialize(record, { gzip: true, digest: { algo: 'sha-256', prefix: 'sha256:' } });
  appendFileSync(join(out, 'pages.warc.gz'), packed);
}

const cellsOf = ($, row) =>
  $(row)
    .find('td, th')
    .map((_, cell) => $(cell).text().trim())
    .get();

function readPage($, body, url) {
  const textsOf = (selector, of) =>
    $(selector)
      .map((_, one) => of($(one)))
      .get();
  const tables = $('table')
    .toArray()
    .map((table) =>
      $(table)
        .find('tr')
        .toArray()
        .map((row) => cellsOf($, row)),
    );
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
    tables,
  };
}

const configuration = new Configuration({ persistStorage: false, purgeOnStart: false });
const crawler = new CheerioCrawler(
  {
    minConcurrency: 16,
    maxConcurrency: 16,
    maxRequestRetries: 0,
    requestHandler: async ({ $, body, request, response }) => {
      const { url } = request;
      const statusline = `HTTP/1.1 ${response.statusCode} OK`;
      await keep('response', url, { statusline, httpHeaders: response.headers, content: [Buffer.from(body)] });
      await keep('request', url, { statusline: `GET ${new URL(url).pathname} HTTP/1.1`, httpHeaders: {} });
      const record = readPage($, body, url);
      const { host, pathname } = new URL(url);
      const name = `${host}${pathname}`.replace(/[/:]/g, '-');
      writeFileSync(join(out, `${name}.json`), JSON.stringify(record, null, 2));
      const rows = record.tables.flatMap((table, number) => table.map((row) => [url, number, ...row]));
      writeFileSync(join(out, `${name}.csv`), stringify(rows, { relax_column_count: true }));
    },
  },
  configuration,
);
await crawler.run(readFileSync(list, 'utf8').split('\n').filter(Boolean));
