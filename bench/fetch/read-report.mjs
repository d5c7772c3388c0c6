// What stands around the tables of the two pages of the bench: header, year, agency, parts with their paragraphs, figures of the prose,
// neighbours. By the selectors of these two pages, as a user of Crawlee would write them who knows them.

const INFO = /(发布时间|来源|浏览次数)：(\d{4}-\d\d-\d\d(?: [\d:]+)?|[^\s【]*)/g;
const TITLE = /^(.+?)(\d{4})年/;
const HEADING = /^([一二三四五六七八九十]+)、(.{2,30})$/;
const ORDINALS = new Map([...'一二三四五六七八九十'].map((word, index) => [word, index + 1]));
const CLAIM = /([^，。；、（）\d]{1,20})(\d+(?:\.\d+)?)(?:条|件|次|篇|份|个|人次|人|万元)/g;
const WORDS = Object.entries({
  主动公开: 'proactive.items',
  规范性文件: 'normative_documents.issued',
  收到: 'requests.received',
  办结: 'requests.completed',
  答复: 'requests.answered',
  同意公开: 'requests.answered.granted',
  行政复议: 'reconsideration.total',
  行政诉讼: 'litigation.total',
  举报: 'complaints',
  培训班: 'training.sessions',
});

function readHeader($) {
  const cells = $('.xl_head th, .xl_head td, div.head span')
    .map((_, cell) => $(cell).text().trim().replace('：', ''))
    .get();
  const pairs = cells.flatMap((label, index) => (index % 2 === 0 ? [{ label, value: cells[index + 1] ?? '' }] : []));
  const info = $('.xl_info, h1 + p').text();
  return [...pairs, ...[...info.matchAll(INFO)].map(([, label, value]) => ({ label, value: value.trim() }))];
}

function readSections(paragraphs) {
  const sections = [{ number: null, heading: null, paragraphs: [] }];
  for (const text of paragraphs) {
    const [, ordinal, heading] = HEADING.exec(text) ?? [];
    if (heading === undefined) sections.at(-1).paragraphs.push(text);
    else sections.push({ number: ORDINALS.get(ordinal) ?? null, heading, paragraphs: [] });
  }
  return sections;
}

const readClaims = (sections) =>
  sections.flatMap(({ paragraphs }, section) =>
    paragraphs.flatMap((text) =>
      [...text.matchAll(CLAIM)].flatMap(([, words, number]) => {
        const code = WORDS.find(([word]) => words.includes(word))?.[1];
        return code === undefined ? [] : [{ indicator: code, value: Number(number), text, section }];
      }),
    ),
  );

export function checkClaims(claims, observations) {
  const totals = observations.filter(({ applicant }) => applicant === null || applicant === 'total');
  const values = new Map(totals.map(({ indicator, value }) => [indicator, value]));
  return claims.map(({ indicator, value }) => {
    const told = values.get(indicator);
    const outcome = told === undefined ? 'not-assessable' : told === value ? 'pass' : 'fail';
    return { rule: 'claim', outcome, expected: told ?? null, actual: value };
  });
}

export function readReport($) {
  const title = $('h1').text();
  const [, agency = null, year = null] = TITLE.exec(title) ?? [];
  const body = $('.TRS_Editor > p, .TRS_Editor > div > p, .article-content > p');
  const sections = readSections(body.map((_, p) => $(p).text().trim()).get());
  return {
    title,
    agency,
    year: year === null ? null : Number(year),
    header: readHeader($),
    sections,
    claims: readClaims(sections),
    navigation: $('.xl_bottom p a')
      .map((_, a) => ({ title: $(a).text(), href: $(a).attr('href') }))
      .get(),
  };
}
