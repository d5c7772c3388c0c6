/** Random figures that satisfy the sums of the forms. In: a seed stream. Out: numbers by indicator or indicator@applicant. */
import type { Random } from '../random.js';
import type { FormId } from '../truth.js';
import {
  APPLICANTS,
  CLAUSES_2019,
  CLAUSES_2021,
  MATRIX_2019,
  MATRIX_2021,
  REVIEW_BLOCKS,
  REVIEW_RESULTS,
} from './clauses.js';
import { ROWS_2014 } from './list-2014.js';

export type Figures = Map<string, number>;

/** Number `code`'s parts so that they add up to it. */
function part(
  figures: Figures,
  random: Random,
  total: { code: string; value: number; parts: readonly string[] },
): void {
  figures.set(total.code, total.value);
  const shares = random.split(total.value, total.parts.length);
  total.parts.forEach((name, index) => {
    figures.set(name.includes('.') && name.startsWith(total.code) ? name : `${total.code}.${name}`, shares[index] ?? 0);
  });
}

export function figures2014(random: Random): Figures {
  const out: Figures = new Map(ROWS_2014.filter((row) => row.unit !== null).map((row) => [row.code, 0]));
  const busy = random.chance(0.7);
  disclosure2014(out, random);
  requests2014(out, random, busy ? random.int(1, 260) : 0);
  for (const kind of ['reconsideration', 'litigation']) {
    const total = busy ? random.pick([0, 0, 1, 2, 5, 13]) : 0;
    const shares = random.split(total, 3);
    out.set(`${kind}.total`, total);
    ['upheld', 'corrected', 'other'].forEach((name, index) => {
      out.set(`${kind}.${name}`, shares[index] ?? 0);
    });
  }
  organization2014(out, random);
  return out;
}

function disclosure2014(out: Figures, random: Random): void {
  const items = random.pick([random.int(20, 400), random.int(400, 9000), random.int(9000, 80000)]);
  const documents = random.int(0, 20);
  const website = Math.floor(items * random.pick([1, 0.9, 0.4]));
  out.set('proactive.items', items);
  out.set('proactive.items.normative_documents', documents);
  out.set('normative_documents.issued', documents + random.int(0, 3));
  out.set('proactive.channels.website', website);
  out.set('proactive.channels.other', items - website + random.int(0, 5));
  out.set('proactive.channels.weibo', random.int(0, Math.floor(items / 4)));
  out.set('proactive.channels.wechat', random.int(0, Math.floor(items / 4)));
  out.set('response.events', random.int(0, 9));
  out.set('response.channels.press_conferences', random.int(0, 5));
  out.set(
    'response.channels.press_conferences.led',
    random.int(0, out.get('response.channels.press_conferences') ?? 0),
  );
  out.set('response.channels.interviews', random.int(0, 4));
  out.set('response.channels.interviews.led', random.int(0, out.get('response.channels.interviews') ?? 0));
  out.set('response.channels.interpretations', random.int(0, 30));
  out.set('response.channels.social_media', random.int(0, 30));
  out.set('response.channels.other', random.int(0, 6));
}

function requests2014(out: Figures, random: Random, received: number): void {
  part(out, random, { code: 'requests.received', value: received, parts: ['in_person', 'fax', 'online', 'mail'] });
  part(out, random, { code: 'requests.completed', value: received, parts: ['on_time', 'extended'] });
  part(out, random, { code: 'requests.answered', value: received, parts: childrenOf('requests.answered') });
  part(out, random, {
    code: 'requests.answered.refused',
    value: out.get('requests.answered.refused') ?? 0,
    parts: childrenOf('requests.answered.refused'),
  });
  part(out, random, { code: 'requests.source', value: received, parts: childrenOf('requests.source') });
  out.delete('requests.source');
  const citizens = out.get('requests.source.citizens') ?? 0;
  const kinds = random.split(Math.floor(citizens / 2), 3);
  childrenOf('requests.source.citizens').forEach((code, index) => {
    out.set(code, kinds[index] ?? 0);
  });
}

function childrenOf(code: string): string[] {
  return ROWS_2014.map((row) => row.code).filter(
    (name) => name.startsWith(`${code}.`) && !name.slice(code.length + 1).includes('.'),
  );
}

function organization2014(out: Figures, random: Random): void {
  out.set('complaints', random.pick([0, 0, 0, 1, 3]));
  out.set('mailbox', random.int(0, 40));
  out.set('fees.collected', random.pick([0, 0, 0, 0.12, 1.05]));
  out.set('organization.offices', random.int(0, 3));
  out.set('organization.reading_points', random.int(0, 24));
  out.set('organization.files_transferred', random.int(0, 90));
  part(out, random, { code: 'organization.staff', value: random.int(1, 60), parts: ['full_time', 'part_time'] });
  out.set('organization.budget', random.pick([0, 0, 3, 12.5, 0.8]));
  out.set('training.meetings', random.int(0, 9));
  const sessions = random.int(0, 6);
  out.set('training.sessions', sessions);
  out.set('training.participants', sessions * random.int(5, 60));
}

export function figuresLater(random: Random, form: FormId): Figures {
  const out: Figures = new Map();
  if (form === 'national-2019') clauses2019(out, random);
  else clauses2021(out, random);
  matrix(out, random, form);
  for (const block of REVIEW_BLOCKS) {
    const total = random.pick([0, 0, 0, 1, 2, 8]);
    const shares = random.split(total, 4);
    REVIEW_RESULTS.forEach((result, index) => {
      out.set(`${block.code}.${result.code}`, result.code === 'total' ? total : (shares[index] ?? 0));
    });
  }
  return out;
}

function clauses2019(out: Figures, random: Random): void {
  for (const clause of CLAUSES_2019) {
    for (const row of clause.rows) {
      const base = random.pick([0, random.int(1, 60), random.int(1, 500)]);
      for (const column of clause.columns) {
        const drawn = column.signed ? random.int(-Math.min(base, 9), 19) : random.int(0, base);
        out.set(`${row.code}.${column.code}`, column.code === 'items_last_year' ? base : drawn);
      }
    }
  }
  const made = random.int(0, 20);
  out.set('normative_documents.issued', made);
  out.set('normative_documents.newly_disclosed', made);
  out.set('normative_documents.disclosed_total', made + random.int(0, 300));
  const projects = random.pick([0, random.int(1, 30)]);
  out.set('procurement.projects', projects);
  out.set('procurement.amount', projects === 0 ? 0 : random.pick([8040, 251000, 477.35, 1234567.8]));
}

function clauses2021(out: Figures, random: Random): void {
  for (const clause of CLAUSES_2021) {
    for (const row of clause.rows) {
      for (const column of clause.columns)
        out.set(`${row.code}.${column.code}`, random.pick([0, random.int(0, 9), random.int(0, 4000)]));
    }
  }
  const made = random.int(0, 9);
  out.set('regulations.issued', 0);
  out.set('regulations.repealed', 0);
  out.set('regulations.in_force', 0);
  out.set('normative_documents.issued', made);
  out.set('normative_documents.repealed', random.int(0, 5));
  out.set('normative_documents.in_force', made + random.int(0, 90));
  out.set('administrative_fees.amount', random.pick([0, 4068.208, 12.5, 3]));
}

function matrix(out: Figures, random: Random, form: FormId): void {
  const rows = form === 'national-2019' ? MATRIX_2019 : MATRIX_2021;
  const results = rows.filter((row) => row.code.startsWith('outcome.') && !row.group && row.code !== 'outcome.total');
  const active = random.chance(0.8)
    ? random.pick([
        ['natural_person'],
        ['natural_person', 'enterprise'],
        ['natural_person', 'enterprise', 'legal_services'],
      ])
    : [];
  for (const applicant of APPLICANTS) {
    if (applicant.code === 'total') continue;
    const busy = active.includes(applicant.code);
    const received = busy ? random.int(1, 300) : 0;
    const carriedIn = busy ? random.int(0, 9) : 0;
    const carriedOut = busy ? random.int(0, Math.min(9, received)) : 0;
    const done = received + carriedIn - carriedOut;
    const shares = random.split(done, results.length);
    const put = (code: string, value: number): void => {
      out.set(`${code}@${applicant.code}`, value);
      out.set(`${code}@total`, (out.get(`${code}@total`) ?? 0) + value);
    };
    put('requests.received', received);
    put('requests.carried_in', carriedIn);
    results.forEach((row, index) => {
      put(row.code, shares[index] ?? 0);
    });
    put('outcome.total', done);
    put('requests.carried_out', carriedOut);
  }
}

const BREAKABLE_2014 = ['requests.received', 'requests.completed', 'requests.answered', 'organization.staff'];
const BREAKABLE_LATER = [
  'outcome.total@natural_person',
  'requests.received@total',
  'reconsideration.total',
  'litigation_direct.total',
];

/** Makes one total wrong and says which. */
export function breakSum(figures: Figures, random: Random, form: FormId): string {
  const code = random.pick(form === 'national-2014' ? BREAKABLE_2014 : BREAKABLE_LATER);
  figures.set(code, (figures.get(code) ?? 0) + random.int(1, 4));
  return code;
}
