// Plan and dataset → what is not as it must be. In: the plan, the events of a run's log, the records on the disk; out: sentences,
// none where every input has exactly one outcome, the right one, the sums are equal, and the records are the good pages.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportOf } from './bodies.mjs';
import { hostFaultOf, listPaths } from './plan.mjs';

const SHOWN = 8;
const KEPT = new Set(['written', 'unchanged']);
const LIST = 'list';

export function readEvents(out) {
  const runs = readdirSync(join(out, 'runs')).sort();
  const path = join(out, 'runs', runs.at(-1), 'log.ndjson');
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line));
}

/** Input → what became of it in the end; those that were told twice are told as wrong. */
function outcomesOf(events) {
  const outcomes = new Map();
  const twice = [];
  for (const { event, input, outcome, code } of events) {
    if (event === 'displaced') outcomes.get(input).outcome = outcome;
    if (event !== 'input') continue;
    if (outcomes.has(input)) twice.push(input);
    outcomes.set(input, { outcome, code });
  }
  return { outcomes, twice };
}

/** What must come of every address that is asked in this run. */
function expectAll({ hosts }, { port, repaired }) {
  const expected = new Map();
  for (const host of hosts) {
    const at = (path) => `http://${host.address}:${port}${path}`;
    const codes = repaired ? null : hostFaultOf(host);
    if (host.isListed) {
      const paths = codes === null ? listPaths(host) : ['/gknb/index.html'];
      for (const path of paths)
        expected.set(at(path), codes === null ? { outcome: LIST } : { outcome: 'failed', codes });
      if (codes !== null) continue;
    }
    for (const page of host.pages)
      expected.set(at(page.path), codes === null ? expectPage(page, host, repaired) : ofHost(page, codes));
  }
  return expected;
}

/** A page that robots.txt forbids is not asked for, whatever ails its host. */
function ofHost(page, codes) {
  return { page, outcome: 'failed', codes: page.kind === 'forbidden' ? [...codes, page.code] : codes };
}

/** What a list offers and is not there is nobody's failure; what was named is. */
function expectPage(page, { isListed }, repaired) {
  const outcome = repaired ? (page.later ?? page.outcome) : page.outcome;
  if (outcome === 'record' || outcome === 'duplicate') return { page, outcome: 'kept' };
  if (isListed || outcome === 'failed') return { page, outcome, codes: [page.code] };
  return { page, outcome: 'failed', codes: [page.code] };
}

function isAsExpected(expected, found) {
  if (expected.outcome === 'kept') return KEPT.has(found.outcome) || found.outcome === 'duplicate';
  if (expected.outcome !== found.outcome) return false;
  return found.outcome !== 'failed' || expected.codes.includes(found.code);
}

/** Of the addresses that show one report, one is kept and the others are duplicates. */
function judgeReports(expected, outcomes) {
  const kept = new Map();
  for (const [url, { outcome, page }] of expected) {
    if (outcome !== 'kept') continue;
    const key = page.body;
    const isKept = KEPT.has(outcomes.get(url)?.outcome) ? 1 : 0;
    kept.set(key, (kept.get(key) ?? 0) + isKept);
  }
  return {
    reports: new Set(kept.keys()),
    wrong: [...kept].filter(([, count]) => count !== 1).map(([body]) => `report ${body}`),
  };
}

function judgeSums(events, outcomes) {
  const end = events.at(-1);
  if (end?.event !== 'end') return ['the log has no end'];
  const wrong = [];
  const counts = new Map();
  for (const { outcome } of outcomes.values()) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  for (const [outcome, count] of counts)
    if (end[outcome] !== count) wrong.push(`${outcome}: ${end[outcome]} told, ${count} in the log`);
  if (end.inputs !== outcomes.size) wrong.push(`${end.inputs} inputs told, ${outcomes.size} in the log`);
  return wrong;
}

/** One run: each input once, each as planned. `only`: addresses that this run asks; all where none are given. */
export function judgeRun(plan, { out, port, repaired, only = null }) {
  const events = readEvents(out);
  const { outcomes, twice } = outcomesOf(events);
  const whole = expectAll(plan, { port, repaired });
  const expected = only === null ? whole : new Map([...whole].filter(([url]) => only.has(url)));
  const missing = [...expected.keys()].filter((url) => !outcomes.has(url));
  const strangers = [...outcomes.keys()].filter((url) => !expected.has(url));
  const others = [...expected].filter(([url, one]) => outcomes.has(url) && !isAsExpected(one, outcomes.get(url)));
  const { wrong } = judgeReports(expected, outcomes);
  const tellOther = ([url, one]) => {
    const { outcome, code = '' } = outcomes.get(url);
    return `${url} (${one.page?.kind ?? LIST}): ${outcome} ${code}, must be ${one.outcome} ${one.codes ?? ''}`;
  };
  return {
    inputs: outcomes.size,
    counts: events.at(-1),
    wrong: [
      ...tell('more than one outcome', twice),
      ...tell('no outcome', missing),
      ...tell('never planned', strangers),
      ...tell('another outcome', others.map(tellOther)),
      ...(only === null ? tell('not kept once', wrong) : []),
      ...judgeSums(events, outcomes),
    ],
    failed: [...outcomes].filter(([, { outcome }]) => outcome === 'failed').map(([url]) => url),
    expected,
  };
}

function tell(what, cases) {
  return cases.length === 0 ? [] : [`${cases.length} × ${what}: ${cases.slice(0, SHOWN).join('; ')}`];
}

function* readRecords(out) {
  const records = join(out, 'records');
  for (const agency of existsSync(records) ? readdirSync(records) : []) {
    const names = readdirSync(join(records, agency)).filter((name) => name.endsWith('.json'));
    for (const name of names)
      yield { name: `${agency}/${name}`, record: JSON.parse(readFileSync(join(records, agency, name), 'utf8')) };
  }
}

function figuresOf({ observations }) {
  const cells = observations.map(({ indicator, applicant, value, status, unit }) => [
    indicator,
    applicant,
    value,
    status,
    unit,
  ]);
  return createHash('sha256').update(JSON.stringify(cells)).digest('hex');
}

/** The records are the good pages, each once, whose authority, year and figures are those of its page. */
export function judgeRecords({ hosts, pages }, { out, port, repaired }) {
  const wrong = [];
  const byUrl = new Map(pages.map((page) => [`http://${page.host}:${port}${page.path}`, page]));
  const good = new Set();
  const expected = expectAll({ hosts }, { port, repaired });
  for (const { outcome, page } of expected.values()) if (outcome === 'kept') good.add(page.body);
  const figures = new Map();
  const found = new Set();
  let count = 0;
  for (const { name, record } of readRecords(out)) {
    count += 1;
    const page = byUrl.get(record.source.url);
    const report = page === undefined ? null : reportOf(page.body);
    if (report === null || !good.has(page.body))
      wrong.push(`${name}: from ${record.source.url}, which is no good page`);
    else if (record.agency.name !== report.agency || record.year !== report.year)
      wrong.push(`${name}: is not what ${record.source.url} shows`);
    else {
      if (found.has(page.body)) wrong.push(`${name}: a second record of report ${page.body}`);
      found.add(page.body);
      figures.set(report.slug, (figures.get(report.slug) ?? new Set()).add(figuresOf(record)));
    }
  }
  const lost = [...good].filter((body) => !found.has(body));
  for (const [slug, kinds] of figures)
    if (kinds.size !== 1) wrong.push(`${slug}: ${kinds.size} kinds of figures, all pages print the same`);
  return { records: count, good: good.size, wrong: [...tell('wrong record', wrong), ...tell('lost report', lost)] };
}

/** Every page that was kept lies in the archive under its address. */
export function judgeArchive(plan, { out, port, repaired }) {
  const index = readFileSync(join(out, 'archive', 'index.cdxj'), 'utf8');
  const archived = new Set();
  for (const line of index.split('\n')) {
    const at = line.indexOf('{');
    if (at >= 0) archived.add(JSON.parse(line.slice(at)).url);
  }
  const kept = [...expectAll(plan, { port, repaired })].filter(
    ([, { outcome }]) => outcome === 'kept' || outcome === LIST,
  );
  return tell(
    'not in the archive',
    kept.map(([url]) => url).filter((url) => !archived.has(url)),
  );
}
