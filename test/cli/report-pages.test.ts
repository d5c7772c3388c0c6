/** `report --pages`: values lead to their places in pages beside the report, from the archive or the files that were parsed. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realEnvironment } from '../../src/cli/main.js';
import { readIslands } from '../output/report-html/report-page.js';
import { plant, run, temporaryFolder } from './captured-environment.js';

let cwd = '';
beforeEach(() => {
  cwd = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(cwd, { recursive: true, force: true });
});

const changes = { loadCore: realEnvironment().loadCore };
const call = (...args: readonly string[]) => run(args, { cwd, changes });
const SLUG = 'subtotal-column-2022';
const FIXTURE = fileURLToPath(new URL(`../../fixtures/pages/${SLUG}/page.html`, import.meta.url));

async function parseOne(): Promise<void> {
  fs.copyFileSync(FIXTURE, join(cwd, 'page.html'));
  await call('parse', 'page.html', '-o', 'ds', '-q');
}

const read = (name: string) => fs.readFileSync(join(cwd, name), 'utf8');

describe('report --pages', () => {
  it('leads every value to its place in the page as it was read', async () => {
    await parseOne();
    const { code, lines } = await call('report', 'ds', '-o', 'out.html', '--pages', 'seen/pages');
    expect(code).toBe(0);
    expect(lines[0]).toContain('seen/pages: 1 page as they were read; the bytes of 0');
    const { details, index } = readIslands(read('out.html'));
    const packed = details.get(0);
    const [href = '', values = [], , rows = []] = packed?.p ?? [];
    expect(href).toMatch(/^seen\/pages\/[^/]+\/2022\.html$/);
    const page = read(decodeURIComponent(href));
    const record = JSON.parse(
      read(decodeURIComponent(href).replace('seen/pages', 'ds/records').replace('html', 'json')),
    );
    const places = [...values, ...rows].filter((one) => one !== null);
    expect(new Set(places).size).toBe(record.observations.length);
    expect(places.filter((one) => !page.includes(`id="p-o${one}"`))).toEqual([]);
    const slot = index.forms[index.reports.form[0] ?? 0]?.keys.indexOf('requests.received@total') ?? -1;
    const { raw } = record.observations[values[slot] ?? -1];
    expect(page).toContain(`id="p-o${values[slot]}"`);
    expect([packed?.v[slot]].flat().map(String)).toContain(raw);
  });

  it('has none of a page whose bytes are gone or are others, and says so', async () => {
    await parseOne();
    fs.appendFileSync(join(cwd, 'page.html'), '<!-- changed -->');
    const { code, lines } = await call('report', 'ds', '-o', 'out.html', '--pages', 'pages');
    expect(code).toBe(0);
    expect(lines[0]).toContain('the bytes of 1 are not to be had');
    expect(readIslands(read('out.html')).details.get(0)?.p).toBeUndefined();
    expect(fs.readdirSync(join(cwd, 'pages'))).toEqual([]);
  });

  it('leads to the page alone where it is read otherwise now', async () => {
    await parseOne();
    const [key = ''] = fs.readdirSync(join(cwd, 'ds/records'));
    const path = join(cwd, 'ds/records', key, '2022.json');
    const record = JSON.parse(fs.readFileSync(path, 'utf8'));
    record.observations.pop();
    fs.writeFileSync(path, JSON.stringify(record));
    await call('report', 'ds', '-o', 'out.html', '--pages', 'pages');
    expect(readIslands(read('out.html')).details.get(0)?.p).toEqual([`pages/${encodeURIComponent(key)}/2022.html`]);
  });

  it('removes what a dead run left half written, of the report too, and nothing else', async () => {
    await parseOne();
    const [key = ''] = fs.readdirSync(join(cwd, 'ds/records'));
    const [dead, alive] = ['.tmp-7-', `.tmp-${process.pid}-`];
    const left = [`${dead}out.html`, `pages/${key}/${dead}2022.html`];
    const kept = [`${alive}other.html`, `${dead}other.html`, `pages/${key}/${alive}2021.html`, `pages/${key}/.tmp-x`];
    plant(cwd, Object.fromEntries([...left, ...kept].map((name) => [name, 'x'])));
    expect((await call('report', 'ds', '-o', 'out.html', '--pages', 'pages')).code).toBe(0);
    expect([...left, ...kept].filter((name) => fs.existsSync(join(cwd, name)))).toEqual(kept);
  });

  it('is not there unless it is asked for, and refuses an empty path', async () => {
    await parseOne();
    await call('report', 'ds', '-o', 'out.html');
    expect(readIslands(read('out.html')).details.get(0)?.p).toBeUndefined();
    expect((await call('report', 'ds', '-o', 'out.html', '--pages', '')).code).toBe(2);
  });
});
