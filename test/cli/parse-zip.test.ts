/** `parse` of zip files: saved pages as in a folder, WARC files inside (a WACZ is such a zip), and what is not to be read. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packed, response, writeForeign } from '../archive/foreign-warc.js';
import { makeZip } from '../archive/make-zip.js';
import { page, plant, run, temporaryFolder } from './captured-environment.js';

let cwd = '';
beforeEach(() => {
  cwd = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(cwd, { recursive: true, force: true });
});

const body = (year: number): string => page({ year, title: `t${year}` });
const digest = { 'WARC-Payload-Digest': 'sha1:AAAA' };

function sources(out: string): readonly unknown[] {
  const records = out.split('\n').filter(Boolean);
  return records.map((line) => {
    const { year, source } = JSON.parse(line) as { year: number; source: { path: string; url: string } };
    return [year, source.path ?? source.url];
  });
}

describe('a zip file of saved pages', () => {
  it('is read like a folder, without touching the disk', async () => {
    const zip = makeZip(
      { name: iconv.encode('年报/二〇一六.html', 'gbk'), data: body(2016) },
      { name: 'b/', data: '', method: 0 },
      { name: 'b/2017.HTM', data: body(2017), method: 0 },
      { name: 'b/style.css', data: 'x' },
      { name: '__MACOSX/b/2017.htm', data: 'x' },
      { name: 'b/.hidden.html', data: 'x' },
      { name: 'b/list.html', data: 'list' },
      { name: '../evil.html', data: body(2018) },
    );
    plant(cwd, { 'in/p.zip': zip });
    const { code, out, lines } = await run(['parse', 'in'], { cwd });
    expect(sources(out)).toEqual([
      [2016, 'in/p.zip/年报/二〇一六.html'],
      [2017, 'in/p.zip/b/2017.HTM'],
    ]);
    expect(code).toBe(1);
    expect(lines[0]).toContain('ERR_ZIP_ENTRY in/p.zip/../evil.html: its name leads out of the archive');
    expect(lines.at(-1)).toBe('4 inputs: 2 written, 1 not report, 1 failed');
    expect(fs.readdirSync(cwd, { recursive: true }).sort()).toEqual(['in', 'in/p.zip']);
  });

  it('is told about by a map', async () => {
    plant(cwd, {
      'p.zip': makeZip({ name: 'a.html', data: body(2016) }),
      'm.csv': 'path,url\np.zip/a.html,http://a.example/1\n',
    });
    const { out, lines } = await run(['parse', 'p.zip', '--map', 'm.csv'], { cwd });
    expect(JSON.parse(out)).toMatchObject({ source: { path: 'p.zip/a.html', url: 'http://a.example/1' } });
    expect(lines).toEqual(['1 input: 1 written']);
  });

  it('that is none, is empty or cut off is a failure, and the next input is read', async () => {
    const cut = makeZip({ name: 'a.html', data: body(2016) }).subarray(0, 60);
    plant(cwd, {
      'text.zip': 'text',
      'empty.zip': makeZip(),
      'cut.zip': cut,
      'in/none.zip': makeZip(),
      'a.html': body(2016),
    });
    const { code, out, lines } = await run(['parse', 'text.zip', 'empty.zip', 'cut.zip', 'in', 'a.html'], { cwd });
    expect([code, sources(out)]).toEqual([1, [[2016, 'a.html']]]);
    expect(lines.map((line) => line.split(' ').slice(1, 3).join(' '))).toEqual([
      'ERR_ZIP text.zip:',
      'ERR_ZIP_EMPTY empty.zip:',
      'ERR_ZIP cut.zip:',
      'inputs: 1',
    ]);
    expect(lines.at(-1)).toBe('5 inputs: 1 written, 1 not report, 3 failed');
  });

  it('stops at a limit', async () => {
    const zip = makeZip(...[1, 2, 3].map((year) => ({ name: `${year}.html`, data: body(2010 + year) })));
    plant(cwd, { 'p.zip': zip });
    const { code, lines } = await run(['parse', 'p.zip', '--limit', '1'], { cwd });
    expect([code, lines.at(-1)]).toEqual([75, '2 inputs: 1 written, 1 left']);
  });
});

describe('a WACZ', () => {
  const first = gzipSync(response(body(2016), { url: 'http://a.example/1', fields: digest }));
  const broken = first.subarray(0, 60);
  const second = gzipSync(response(body(2017), { url: 'http://a.example/2' }));
  const wacz = makeZip(
    { name: 'archive/rec-1.warc.gz', data: Buffer.concat([first, broken, second]), method: 0 },
    { name: 'indexes/index.cdx.gz', data: 'x' },
    { name: 'pages/pages.jsonl', data: '{"format":"json-pages-1.0"}\n' },
    { name: 'datapackage.json', data: '{}' },
  );
  const revisit = packed(
    writeForeign({
      type: 'revisit',
      url: 'http://a.example/3',
      date: '2020-01-01T00:00:00Z',
      fields: digest,
      block: '',
    }),
  );

  it('is read in place, record by record', async () => {
    plant(cwd, { 'c.wacz': wacz, 'd.warc.gz': revisit });
    const { code, out, lines } = await run(['parse', 'c.wacz', 'd.warc.gz'], { cwd });
    expect([code, sources(out)]).toEqual([
      1,
      [
        [2016, 'http://a.example/1'],
        [2017, 'http://a.example/2'],
        // Its body lies in the WACZ.
        [2016, 'http://a.example/3'],
      ],
    ]);
    expect(JSON.parse(out.split('\n')[0] ?? '')).toMatchObject({
      source: { path: null, url: 'http://a.example/1' },
    });
    expect(lines[0]).toMatch(/ERR_WARC_RECORD c\.wacz\/archive\/rec-1\.warc\.gz@\d+: the record is damaged/);
    expect(lines.at(-1)).toBe('4 inputs: 3 written, 1 failed');
  });

  it('may have been packed once more', async () => {
    const packedAgain = makeZip({ name: 'archive/a.warc', data: response(body(2016)), method: 8 });
    plant(cwd, { 'c.wacz': packedAgain });
    const { code, out } = await run(['parse', 'c.wacz'], { cwd });
    expect([code, sources(out)]).toEqual([0, [[2016, 'http://a.example/1']]]);
  });

  it('is selected from; pages beside it have no capture', async () => {
    plant(cwd, { 'c.zip': Buffer.from(wacz), 'p.zip': makeZip({ name: 'a.html', data: body(2016) }) });
    const { out, lines } = await run(['parse', 'c.zip', 'p.zip', '--select-url', '*/2'], { cwd });
    expect(sources(out)).toEqual([[2017, 'http://a.example/2']]);
    expect(lines.at(-1)).toBe('3 inputs: 1 written, 1 not selected, 1 failed');
  });

  it('is checked page by page, and explained by no one', async () => {
    plant(cwd, { 'c.zip': makeZip({ name: 'a.html', data: body(2016) }) });
    expect((await run(['check', 'c.zip'], { cwd })).lines.at(-1)).toMatch(/^1 input: 1 checked/);
    expect((await run(['explain', 'c.zip'], { cwd })).err).toContain('an archive of many pages');
    expect(fs.existsSync(join(cwd, 'a.html'))).toBe(false);
  });
});
