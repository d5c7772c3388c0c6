/** F37 to F50, faults of encoding and characters: the page reads as its clean twin, or says what could not be read. */
import { describe, expect, it } from 'vitest';
import { parsePage } from '../../src/index.js';
import { writeObservationCsv } from '../../src/output/observation-csv.js';
import { writeJsonLine } from '../../src/output/record-json.js';
import { annotate, convertScript } from '../golden/disguise.js';
import {
  bytesOf,
  codesOf,
  contentOf,
  find,
  ITEMS,
  PROSE,
  pageOf,
  RECEIVED,
  recordOf,
  rowsWith,
  TITLE,
  tableOf,
  WEBSITE,
} from './pages.js';
import { bodyOf, expectFetched } from './server/expect-outcome.js';
import { startServer } from './server/fault-server.js';
import { openTestFetcher } from './server/test-fetcher.js';

const CLEAN = recordOf(pageOf());
const meta = (label: string): string => `<meta http-equiv="Content-Type" content="text/html; charset=${label}">`;
const contentType = (label: string) => ({ contentType: `text/html; charset=${label}` });

/** The page with the figure of one row printed otherwise. */
const withItems = (printed: string): string => pageOf({ table: tableOf(rowsWith({ 主动公开政府信息数: printed })) });

function replaceBytes(bytes: Uint8Array, from: Uint8Array, to: Uint8Array): Uint8Array {
  const at = Buffer.from(bytes).indexOf(from);
  expect(at).toBeGreaterThan(0);
  return Uint8Array.from([...bytes.subarray(0, at), ...to, ...bytes.subarray(at + from.length)]);
}

describe('charsets', () => {
  it.each(['gb2312', 'GBK', 'gb_2312-80', 'x-gbk'])(
    'F37 a page labelled as an older set is read as GB18030, four-byte characters included: %s',
    (label) => {
      const prose = `${PROSE}<p>联系人朱镕，地址㐁村——二号。</p>`;
      const record = recordOf(bytesOf(pageOf({ head: meta(label), prose }), 'gb18030'));
      const twin = recordOf(pageOf({ prose }));
      expect(contentOf(record)).toEqual(contentOf(twin));
      expect(JSON.stringify(record.sections)).toContain('㐁村——二号');
      expect(record.source).toMatchObject({ charset: 'gb18030', charsetFrom: 'meta' });
    },
  );

  it.each([
    ['utf-8', 'utf-8', 'gbk', 'utf-8'],
    ['utf-8', 'gbk', 'utf-8', 'utf-8'],
    ['gb18030', 'utf-8', 'gbk', 'gb18030'],
    ['gb18030', 'gbk', 'utf-8', 'gb18030'],
  ] as const)('F38 bytes that prove their charset are read so, whatever header and tag say: %s', (...faults) => {
    const [written, header, tag, charset] = faults;
    const record = recordOf(bytesOf(pageOf({ head: meta(tag) }), written), contentType(header));
    expect(contentOf(record)).toEqual(contentOf(CLEAN));
    expect(record.source.charset).toBe(charset);
    expect(codesOf(record).includes('charset-label')).toBe((header === 'utf-8') !== (written === 'utf-8'));
  });

  it.each(['utf-8', 'gb18030', 'big5'] as const)(
    'F39 a page without any label is read as what its bytes are, never as Latin: %s',
    (charset) => {
      const text = charset === 'big5' ? convertScript(pageOf({ head: '' })) : pageOf({ head: '' });
      const record = recordOf(bytesOf(text, charset));
      expect(record.source).toMatchObject({ charset, charsetFrom: charset === 'utf-8' ? 'proof' : 'guess' });
      expect(record.observations.map(({ value }) => value)).toEqual(CLEAN.observations.map(({ value }) => value));
      expect(record.observations.map(({ indicator }) => indicator)).toEqual(
        CLEAN.observations.map(({ indicator }) => indicator),
      );
    },
  );

  it('F40 broken bytes are counted, and a figure they stand in has no value', () => {
    const bytes = replaceBytes(
      bytesOf(pageOf()),
      bytesOf('>396<'),
      Uint8Array.of(0x3e, 0x33, 0xc0, 0xff, 0xfe, 0x36, 0x3c),
    );
    const record = recordOf(bytes);
    expect(find(record, ITEMS)).toMatchObject({ value: null, status: 'unreadable', raw: '3\ufffd\ufffd\ufffd6' });
    expect(record.diagnostics.find(({ code }) => code === 'broken-bytes')?.message).toMatch(/^3 /);
    expect(find(record, WEBSITE).value).toBe(49);
  });

  it.each([
    ['utf-8', 3],
    ['gb18030', 4],
    ['utf-16le', 2],
  ] as const)(
    'F41 a character that a 16 KiB border cuts is read whole, wherever the border falls: %s',
    (charset, width) => {
      for (let shift = 0; shift < width; shift += 1) {
        const head = `${meta(charset)}<!--${'x'.repeat(15_700 + shift)}-->`;
        const record = recordOf(bytesOf(pageOf({ head }), charset));
        expect(contentOf(record)).toEqual(contentOf(CLEAN));
        expect(codesOf(record)).not.toContain('broken-bytes');
      }
    },
  );

  it('F41 a page that arrives in pieces cut inside its characters is fetched byte for byte', async () => {
    const bytes = bytesOf(pageOf());
    const server = await startServer({
      routes: {
        '/page': (socket) => {
          socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${bytes.length}\r\nconnection: close\r\n\r\n`);
          for (let at = 0; at < bytes.length; at += 1001) socket.write(bytes.subarray(at, at + 1001));
          socket.end();
        },
      },
    });
    const outcome = await openTestFetcher().fetch({ url: server.url('/page'), purpose: 'page' });
    await server.stop();
    expect(expectFetched(outcome).captures.at(-1)?.body).toEqual(Buffer.from(bytes));
    expect(contentOf(recordOf(bodyOf(outcome)))).toEqual(contentOf(CLEAN));
  });

  it.each([
    ['utf-16le', true],
    ['utf-16be', true],
    ['utf-16le', false],
    ['utf-16be', false],
  ] as const)('F42 UTF-16 is known by its mark or by its zero bytes: %s', (charset, mark) => {
    const text = (mark ? '\ufeff' : '') + pageOf();
    const record = recordOf(bytesOf(text, charset));
    expect(contentOf(record)).toEqual(contentOf(CLEAN));
    expect(record.source).toMatchObject({ charset, charsetFrom: mark ? 'bom' : 'proof' });
  });

  it.each(['utf-7', 'utf-32le', 'utf-32be'])(
    'F42 other wide or escaped sets are refused, not half read: %s',
    (charset) => {
      for (const mark of ['', '\ufeff']) {
        const result = parsePage(bytesOf(mark + pageOf({ head: meta(charset) }), charset));
        expect(result.ok).toBe(false);
      }
    },
  );

  it('F43 text saved as UTF-8 read as GBK is named so and left as it is', () => {
    const damaged = new TextDecoder('gb18030').decode(bytesOf(pageOf()));
    const result = parsePage(bytesOf(damaged));
    const { diagnostics } = result.ok ? result.record : result;
    expect(diagnostics.find(({ code }) => code === 'utf8-as-gbk')?.severity).toBe('error');
    if (result.ok) expect(result.record.observations.every(({ indicator }) => indicator === null)).toBe(true);
    expect(codesOf(CLEAN)).not.toContain('utf8-as-gbk');
  });
});

describe('characters', () => {
  it('F44 question marks of lost blanks are an empty cell, and counted where prose lost them', () => {
    const table = tableOf(rowsWith({ 收到申请数: '?' })).replaceAll('<td></td>', '<td>??</td>');
    const prose = PROSE.replace('<p>二、主动', '<p>?二、主动');
    const record = recordOf(pageOf({ table, prose }));
    expect(find(record, RECEIVED)).toMatchObject({ value: null, status: 'blank', raw: '?' });
    expect(record.observations.filter(({ raw }) => raw.includes('??'))).toEqual([]);
    expect(record.sections).toEqual(CLEAN.sections);
    expect(codesOf(record)).toContain('lost-blanks');
  });

  it('F45 bracketed pinyin of a traditional mirror is taken off, and the page reads as its clean twin', () => {
    const record = recordOf(annotate(convertScript(pageOf())));
    expect(contentOf(record)).toEqual(contentOf(CLEAN));
    expect(record.source.script).toBe('traditional');
    expect(codesOf(record)).toEqual(expect.arrayContaining(['pinyin-annotations', 'traditional-script']));
  });

  it('F45 brackets that hold no pinyin stay', () => {
    const prose = `${PROSE}<p>开通微信(app)，全长12(km)，见附表A(a)。</p>`;
    expect(recordOf(pageOf({ prose })).sections.at(-1)?.paragraphs.at(-1)).toBe(
      '开通微信(app)，全长12(km)，见附表A(a)。',
    );
    const annotated = annotate(convertScript(PROSE));
    const both = recordOf(pageOf({ prose: `${annotated}<p>開通微信(app)，全長12(km)，見附表A(a)。</p>` }));
    expect(both.sections.at(-1)?.paragraphs.at(-1)).toBe('开通微信(app)，全长12(km)，见附表A(a)。');
  });

  it('F46 traditional labels are matched when folded, and kept as printed', () => {
    const prose = `${PROSE}<p>行政覆議按著徵求意見的要求辦理，乾部培訓二次。</p>`;
    const record = recordOf(convertScript(pageOf({ prose })));
    expect(record.observations.map(({ indicator, value }) => [indicator, value])).toEqual(
      CLEAN.observations.map(({ indicator, value }) => [indicator, value]),
    );
    expect(record.header.entries.map(({ label }) => label)).toContain('發佈機構');
    expect(record.tables.flatMap(({ rows }) => rows.map(([label]) => label))).toContain('一、主動公開情況');
    expect(record.sections.at(-1)?.paragraphs.at(-1)).toContain('复议按着征求意见');
  });

  it.each([
    ['３９６', 396],
    ['１，２３４', 1234],
    ['\u3000396\u3000', 396],
    ['39\u200b6', 396],
    ['\ufeff396', 396],
    ['3\u00ad96', 396],
    ['\u202d396', 396],
    ['\u202e396', null],
    ['3\u202e９6', null],
    ['3﹒5', 3.5],
    ['①3', null],
    ['㈠', null],
    ['3²', null],
    ['3⁰', null],
    ['⑫', null],
  ])('F47 width is folded, and no enclosed, raised or turned digit becomes part of a number: %j', (printed, value) => {
    expect(find(recordOf(withItems(printed)), ITEMS)).toMatchObject({
      value,
      status: value === null ? 'unreadable' : 'reported',
    });
  });

  it('F47 wide and invisible characters in a label do not hide it', () => {
    const table = tableOf().replace('2.政府网站公开政府信息数', '２．政府\u200b网站\u3000公开政府\u00ad信息数');
    expect(find(recordOf(pageOf({ table })), WEBSITE).value).toBe(49);
  });

  it.each([
    ['396&nbsp;', 396],
    ['&#51;&#x39;6', 396],
    ['&amp;nbsp;396', 396],
    ['396&#0;', null],
    ['396&#x110000;', null],
    ['3&#x2F;6', null],
    ['&#x2F;', null],
    ['&amp;nbsp;', null],
    ['&nbsp;', null],
  ])('F48 references are decoded as HTML says, and a broken one in a figure leaves no value: %s', (printed, value) => {
    expect(find(recordOf(withItems(printed)), ITEMS).value).toBe(value);
  });

  it('F48 references escaped twice are decoded once more in labels, and counted', () => {
    const table = tableOf().replace('2.政府网站公开', '2.&amp;nbsp;政府网站&amp;#20844;开');
    const record = recordOf(pageOf({ table }));
    expect(find(record, WEBSITE).value).toBe(49);
    expect(codesOf(record)).toContain('double-escaped-entities');
  });

  it('F49 private-use glyphs in place of digits are never guessed', () => {
    const record = recordOf(withItems('\ue003\ue009\ue006'));
    expect(find(record, ITEMS)).toMatchObject({ value: null, status: 'unreadable', raw: '\ue003\ue009\ue006' });
    expect(find(recordOf(withItems('39\ue006')), ITEMS).value).toBeNull();
    expect(codesOf(record)).toContain('private-use-characters');
  });

  it('F50 control characters and lone surrogates leave the text, and what is written stays valid', () => {
    const dirty = pageOf({
      title: `${TITLE.slice(0, 6)}\u0000\u0001\u0085${TITLE.slice(6)}`,
      prose: PROSE.replace('加强', '加\u0007\u009f强\ud800'),
    });
    const record = recordOf(bytesOf(`\ufeff${dirty}`, 'utf-16le'));
    expect(record.title).toBe(TITLE);
    expect(record.agency).toEqual(CLEAN.agency);
    const text = JSON.stringify([record.title, record.sections, record.agency]);
    expect([...text].filter((char) => char < ' ' || (char >= '\u007f' && char <= '\u009f'))).toEqual([]);
    expect(() => encodeURIComponent(text)).not.toThrow();
    expect(JSON.parse(writeJsonLine(record))).toEqual(record);
    expect(writeObservationCsv(record).trimEnd().split('\n')).toHaveLength(record.observations.length + 1);
    expect(codesOf(record)).toContain('invisible-characters');
  });
});
