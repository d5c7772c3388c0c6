// The same work with Crawlee: fetch, title and table cells by selectors, a JSON file per page, the body in a gzip file.
// Run in a folder where `@crawlee/cheerio` is installed; it is no package of this project.
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const [list, out] = process.argv.slice(2);
const require = createRequire(join(process.cwd(), 'package.json'));
const { CheerioCrawler, Configuration, log } = await import(pathToFileURL(require.resolve('@crawlee/cheerio')).href);

log.setLevel(log.LEVELS.ERROR);
mkdirSync(out);
const configuration = new Configuration({ persistStorage: false, purgeOnStart: false });
const crawler = new CheerioCrawler(
  {
    minConcurrency: 16,
    maxConcurrency: 16,
    maxRequestRetries: 0,
    requestHandler: ({ $, body, request }) => {
      appendFileSync(join(out, 'bodies.gz'), gzipSync(body, { level: 6 }));
      const cellsOf = (row) =>
        $(row)
          .find('td, th')
          .map((_, cell) => $(cell).text().trim())
          .get();
      const rows = $('table tr')
        .toArray()
        .map((row) => cellsOf(row));
      const { host, pathname } = new URL(request.url);
      const name = `${host}${pathname}`.replace(/[/:]/g, '-');
      writeFileSync(join(out, `${name}.json`), JSON.stringify({ url: request.url, title: $('title').text(), rows }));
    },
  },
  configuration,
);
await crawler.run(readFileSync(list, 'utf8').split('\n').filter(Boolean));
