/**
 * The islands of this page → its index, and the details of a report when somebody looks at it. Details stand in blocks of
 * a hundred reports; a block is read when it is first needed, and some are kept.
 */

/** @typedef {import('../report-shape.js').ReportShape} Shape */
/** @typedef {import('../pack-record.js').PackedRecord} Packed */

const KEPT_BLOCKS = 30;

/** @type {Shape} */
export const data = JSON.parse(document.getElementById('index')?.textContent ?? '{}');

export const reports = data.reports;

/** @type {Map<number, Record<string, Packed>>} */
const blocks = new Map();

/** Null for a report whose details were left out. @param {number} report @returns {Packed | null} */
export function detailsOf(report) {
  const block = reports.block[report] ?? -1;
  if (block < 0) return null;
  let found = blocks.get(block);
  if (found === undefined) {
    found = JSON.parse(document.getElementById(`details-${block}`)?.textContent ?? '{}');
    if (blocks.size >= KEPT_BLOCKS) blocks.clear();
    blocks.set(block, found ?? {});
  }
  return found?.[String(report)] ?? null;
}

/** @param {number} report */
export function nameOf(report) {
  return data.agencies[reports.agency[report] ?? 0]?.[0] ?? '';
}

/** @param {number} report */
export function regionOf(report) {
  return data.agencies[reports.agency[report] ?? 0]?.[1] ?? null;
}

/** How many failed checks of a severity. @param {number} report @param {number} severity */
export function countFailures(report, severity) {
  const failures = reports.failures[report] ?? [];
  let count = 0;
  for (let at = 0; at < failures.length; at += 3) if (failures[at + 1] === severity) count += failures[at + 2] ?? 0;
  return count;
}

export const years = [...new Set(reports.year.flatMap((year) => (year === null ? [] : [year])))].sort((a, b) => a - b);
