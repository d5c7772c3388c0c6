/** The scanner beside htmlparser2's tokenizer: on every page the same text, tags, attributes and comments. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { Tokenizer } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import type { AttributeName } from '../../../src/document/html/attributes.js';
import { MarkupScanner } from '../../../src/document/html/scan-markup.js';
import type { TagScanner } from '../../../src/document/html/scan-tag.js';
import { fastest } from '../../fastest.js';
import { generatePage } from '../../generator/index.js';

const PAGES = fileURLToPath(new URL('../../../fixtures/pages/', import.meta.url));
const ATTRIBUTES: readonly AttributeName[] = ['href', 'class', 'id', 'style', 'colspan', 'title', 'align', 'hidden'];

/** What was read, in words; neighbouring texts are one. */
class Transcript {
  readonly lines: string[] = [];
  private text = '';

  write(text: string): void {
    this.text += text;
  }

  add(line: string): void {
    if (this.text !== '') this.lines.push(`text ${this.text}`);
    this.text = '';
    this.lines.push(line);
  }

  end(): string[] {
    this.add('end');
    return this.lines;
  }
}

function describeAttributes(attributes: ReadonlyMap<string, string>): string {
  return ATTRIBUTES.flatMap((name) => (attributes.has(name) ? [`${name}=${attributes.get(name)}`] : [])).join(' ');
}

function scan(source: string): string[] {
  const transcript = new Transcript();
  new MarkupScanner(source, {
    readText: (start, end) => transcript.write(source.slice(start, end)),
    readCharacters: (characters) => transcript.write(characters),
    openTag: (tag: TagScanner) => {
      const read = new Map(
        ATTRIBUTES.filter((name) => tag.attributes.has(name)).map((name) => [name, tag.attributes.read(name)]),
      );
      const { element, start, end, closed } = tag;
      transcript.add(`open ${element.name} ${start} ${end} ${closed} ${describeAttributes(read)}`);
    },
    closeTag: ({ name }) => transcript.add(`close ${name}`),
    readComment: (start, end) => transcript.add(`comment ${source.slice(start, end)}`),
  }).scan(0);
  return transcript.end();
}

function tokenize(source: string): string[] {
  const transcript = new Transcript();
  const attributes = new Map<string, string>();
  let tag = { name: '', start: 0 };
  let attribute = { name: '', value: '' };
  const open = (end: number, closed: boolean): void =>
    transcript.add(`open ${tag.name} ${tag.start} ${end + 1} ${closed} ${describeAttributes(attributes)}`);
  const tokenizer = new Tokenizer(
    { decodeEntities: true, xmlMode: false },
    {
      ontext: (start, end) => transcript.write(source.slice(start, end)),
      ontextentity: (codepoint) => transcript.write(String.fromCodePoint(codepoint)),
      onopentagname: (start, end) => {
        tag = { name: source.slice(start, end).toLowerCase(), start: start - 1 };
        attributes.clear();
      },
      onattribname: (start, end) => {
        attribute = { name: source.slice(start, end).toLowerCase(), value: '' };
      },
      onattribdata: (start, end) => {
        attribute.value += source.slice(start, end);
      },
      onattribentity: (codepoint) => {
        attribute.value += String.fromCodePoint(codepoint);
      },
      onattribend: () => {
        if (!attributes.has(attribute.name)) attributes.set(attribute.name, attribute.value);
      },
      onopentagend: (end) => open(end, false),
      onselfclosingtag: (end) => open(end, true),
      onclosetag: (start, end) => transcript.add(`close ${source.slice(start, end).toLowerCase()}`),
      oncomment: (start, end, dashes) =>
        transcript.add(`comment ${source.slice(start, Math.max(start, end - dashes))}`),
      oncdata: () => {},
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      onend: () => {},
    },
  );
  tokenizer.write(source);
  tokenizer.end();
  return transcript.end();
}

/** Ends whatever may be open: the two differ in what a page breaks off, where the tokenizer gives rests of tags as text. */
const CLOSING = `'">-->]]> `;

/** Pieces of markup, whole and broken. */
const PIECES = [
  ...[
    '<p>',
    '</p>',
    '<P CLASS=a>',
    '<td colspan="3"',
    '<td colspan=3 COLSPAN=4>',
    '<a href=/b?c=1&copy=2&amp;d',
    '<br/>',
  ],
  ...[
    '<span style="a&quot;b:c">',
    "<b title='",
    '</ p>',
    '</>',
    '</1>',
    '</p/>',
    '</p x="y">',
    '<o:p/>',
    '<xmp>',
    '</xmp>',
  ],
  ...['<script>', '</script>', '</SCRIPT >', '<style>', '</style', '<title>', '</title>', '<textarea>', '</textarea>'],
  ...[
    '<!--',
    '-->',
    '--!>',
    '<!-->',
    '<!--->',
    '--',
    '<!doctype html>',
    '<![CDATA[',
    ']]>',
    '<?xml',
    '?>',
    '<',
    '>',
    '/',
  ],
  ...[
    '"',
    "'",
    '=',
    ' ',
    '\n',
    '\t',
    '&nbsp;',
    '&nbsp',
    '&#x4e2d;',
    '&#65',
    '&',
    '&lt',
    '&notit;',
    '&am',
    ';',
    '&bne;',
  ],
  ...['a', '中', 'style', ' hidden', ' = ', 'İ', '\u212a', '\u0000', '\u{1f600}'],
];
/** Inside a title the tokenizer leaves a reference undecoded when it stands behind a `<`. */
const LOST_IN_TITLE = /<title[\s\S]*<\/?[a-z]*&/i;

describe('the scanner of markup', () => {
  it('reads the pages of the fixtures as the tokenizer does', () => {
    const pages = readdirSync(PAGES).filter((slug) => existsSync(join(PAGES, slug, 'page.html')));
    expect(pages.length).toBeGreaterThan(5);
    for (const slug of pages) {
      const source = readFileSync(join(PAGES, slug, 'page.html'), 'latin1');
      expect(scan(source), slug).toEqual(tokenize(source));
    }
  });

  it('reads generated pages as the tokenizer does', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const { text } = generatePage(seed);
      expect(scan(text), `seed ${seed}`).toEqual(tokenize(text));
    }
  });

  it('reads any soup of markup as the tokenizer does', () => {
    const soup = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('') + CLOSING);
    fc.assert(
      fc.property(soup, (source) => {
        fc.pre(!LOST_IN_TITLE.test(source));
        expect(scan(source)).toEqual(tokenize(source));
      }),
      { numRuns: 4000, seed: 20_261_126 },
    );
  });

  it('drops what the page breaks off, and ends a broken declaration at its sign', () => {
    for (const rest of ['<span lan', '<a href="b', '</span', '<!doct', '<br/', '<scr'])
      expect(scan(`甲${rest}`), rest).toEqual(['text 甲', 'end']);
    expect(scan('甲<!->乙<!>丙')).toEqual(['text 甲乙丙', 'end']);
  });

  it('costs in proportion to the page, whatever is open', () => {
    const pieces = [
      '<',
      '</',
      '<a b=',
      '<a "',
      "<a b='",
      '&',
      '<p style="',
      '<!--',
      '</x',
      '<script></',
      '<title></t',
      ':',
    ];
    for (const piece of pieces) {
      const cost = (times: number): number => fastest(() => scan(piece.repeat(times)));
      expect(cost(40_000), piece).toBeLessThan(40 * Math.max(cost(4000), 0.5));
    }
  });
});
