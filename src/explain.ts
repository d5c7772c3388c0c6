/** A reading of a page with its trail, for people: how each block, row and value was read, and what decided. */
import type { CellPlace, Explanation } from './model/explanation.js';
import type { Place } from './model/record.js';
import type { Refusal } from './model/result.js';
import { type Request, read, refuseBytes, type Verdict } from './pipeline.js';
import { listUses, type Parts } from './read-parts.js';

const LONGEST_EXCERPT = 120;

export function explain(request: Request): Explanation {
  const refusal = refuseBytes(request.bytes);
  if (refusal) return explainRefusal(request.bytes, refusal);
  const verdict = read(request);
  return { ...describeReading(verdict.parts, request.bytes), ...describeVerdict(verdict) };
}

function explainRefusal(bytes: Uint8Array, refusal: Refusal): Explanation {
  return {
    text: {
      bytes: bytes.length,
      characters: 0,
      charset: '',
      charsetFrom: 'guess',
      claimed: null,
      replacements: 0,
      script: 'simplified',
    },
    format: 'text',
    repairs: [],
    blocks: [],
    forms: [],
    rows: [],
    year: [],
    agency: [],
    outcome: { ok: false, refusal },
    diagnostics: [],
    page: { title: null, blocks: [], tables: [] },
  };
}

type Reading = Pick<Explanation, 'text' | 'format' | 'repairs' | 'blocks' | 'forms' | 'rows' | 'page'>;

function describeReading(parts: Parts, bytes: Uint8Array): Reading {
  const { decoded, page, statistics } = parts;
  const { text, ...known } = decoded;
  const uses = listUses(parts);
  return {
    text: { bytes: bytes.length, characters: text.length, ...known, script: parts.script },
    format: page.format,
    repairs: parts.repairs,
    blocks: page.blocks.map(({ kind, zone }, index) => ({
      index,
      kind,
      zone,
      text: excerpt(parts, index),
      use: uses[index] ?? { as: 'ignored', why: '' },
    })),
    forms: statistics.candidates.map((candidate) => ({ ...candidate, chosen: candidate.form === statistics.form })),
    rows: statistics.observations.map((row) => ({ ...row, why: findWhy(parts, row), cell: findCell(parts, row.at) })),
    page: {
      title: page.title,
      blocks: page.blocks,
      tables: statistics.places.map(({ blocks, grid }) => ({ blocks, grid })),
    },
  };
}

function findWhy(
  { statistics }: Parts,
  row: { readonly label: string; readonly at: { readonly table: number } },
): string | null {
  return statistics.rows.find((trail) => trail.table === row.at.table && trail.label === row.label)?.why ?? null;
}

/** Observations count rows from below the head; here they are those of the grid. */
function findCell({ statistics }: Parts, { table, row, column }: Place): CellPlace | null {
  const at = statistics.places.findIndex((place) => place.index === table);
  const printed = statistics.places[at]?.printedRows[row];
  return printed === undefined ? null : { table: at, row: printed, cell: column };
}

function excerpt({ page }: Parts, index: number): string {
  const block = page.blocks[index];
  if (block?.kind === 'paragraph') return block.text.slice(0, LONGEST_EXCERPT);
  if (block?.kind === 'field') return `${block.label.text}: ${block.value.text}`.slice(0, LONGEST_EXCERPT);
  if (block?.kind === 'figure') return block.src.slice(0, LONGEST_EXCERPT);
  const cells = block?.rows[0]?.map((cell) => cell.text) ?? [];
  return cells.join(' | ').slice(0, LONGEST_EXCERPT);
}

function describeVerdict(verdict: Verdict): Pick<Explanation, 'year' | 'agency' | 'outcome' | 'diagnostics'> {
  const { result } = verdict;
  const why = { year: verdict.year.evidence, agency: verdict.agency.explain() };
  if (!result.ok) return { ...why, outcome: { ok: false, refusal: result.refusal }, diagnostics: result.diagnostics };
  return { ...why, outcome: { ok: true, record: result.record }, diagnostics: result.record.diagnostics };
}
