import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readSources } from '../../../src/cli/crawl/sources.js';
import { decodeConfig } from '../../../src/cli/decode-config.js';

const YAML = [
  'sources:',
  '  - agency: 随州市水利局',
  '    region: 421300 随州市',
  '    url: https://slj.example.gov.cn/zwgk/xxgknb/',
  '  - urls: [https://a.example.gov.cn/list, https://b.example.gov.cn/list]',
  '    hosts: [files.example.gov.cn]',
].join('\n');

async function messages(text: string, name: string): Promise<readonly string[]> {
  return (await readSources(text, name)).errors.map(({ message }) => message);
}

describe('readSources', () => {
  it('reads YAML', async () => {
    const { sources, errors } = await readSources(YAML, 's.yaml');
    expect(errors).toEqual([]);
    expect(sources).toEqual([
      {
        line: 2,
        urls: ['https://slj.example.gov.cn/zwgk/xxgknb/'],
        hosts: [],
        agency: { name: '随州市水利局', region: { code: '421300', name: '随州市' } },
      },
      {
        line: 5,
        urls: ['https://a.example.gov.cn/list', 'https://b.example.gov.cn/list'],
        hosts: ['files.example.gov.cn'],
        agency: null,
      },
    ]);
  });

  it('keeps the digits of a code that YAML would take for a number', async () => {
    const { sources } = await readSources('- {url: "http://a.cn/", region: 010203}', 's.yml');
    expect(sources[0]?.agency).toEqual({ region: { code: '010203', name: '' } });
  });

  it.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
  ])('reads CSV with %s', async (_, separator) => {
    const text = [
      ['agency', 'region', 'url'],
      ['421300-随州市水利局', '421300', 'https://a.cn/x'],
    ];
    const { sources, errors } = await readSources(text.map((row) => row.join(separator)).join('\r\n'), 's.csv');
    expect(errors).toEqual([]);
    expect(sources[0]).toMatchObject({ urls: ['https://a.cn/x'], agency: { key: '421300-随州市水利局' }, line: 2 });
  });

  it.each(['gb18030', 'utf-16le', 'utf-8'])('reads what Excel saves as %s', async (charset) => {
    const bytes = iconv.encode('agency,url\r\n随州市水利局,https://a.cn/x\r\n', charset, { addBOM: true });
    const { sources } = await readSources(decodeConfig(bytes), 's.csv');
    expect(sources[0]?.agency).toEqual({ name: '随州市水利局' });
  });

  it.each([
    ['unknown key', '- {url: "http://a.cn/", agancy: x}', 's.yaml', /line 1:\d+: unknown key agancy/],
    ['tabs', 'sources:\n\t- url: http://a.cn/', 's.yaml', /line 2:1: it is not YAML/],
    ['no list', 'url: http://a.cn/', 's.yaml', /it holds no list of sources/],
    ['an entry that is text', '- http://a.cn/', 's.yaml', /line 1:3: a source is a group of keys/],
    ['a key with keys', '- {url: {a: b}}', 's.yaml', /url is neither a text nor a list/],
    ['no url', '- {agency: 某局}', 's.yaml', /line 1: the source has no url/],
    ['another scheme', 'url\nftp://a.cn/', 's.csv', /line 2: ftp:\/\/a.cn\/ is no http or https address/],
    ['a bad region', 'url,region\nhttp://a.cn/,4213', 's.csv', /line 2: the region does not begin/],
    ['an unknown column', 'url,place\nhttp://a.cn/,x', 's.csv', /line 1: unknown key place/],
    ['no url column', 'agency\nx', 's.csv', /line 1: the head names no column url/],
    ['nothing', '', 's.csv', /line 1: the head names no column url/],
    ['an open quote', 'url\n"http://a.cn/', 's.csv', /line 2: a quoted cell does not end/],
    ['a host that is none', '- {url: "http://a.cn/", hosts: "a/b"}', 's.yaml', /a\/b is no host name/],
    ['no sources', 'url\n', 's.csv', /it lists no source/],
  ])('refuses %s', async (_, text, name, expected) => {
    const found = await messages(text, name);
    expect(found[0]).toMatch(expected);
    expect((await readSources(text, name)).sources).toEqual([]);
  });
});
