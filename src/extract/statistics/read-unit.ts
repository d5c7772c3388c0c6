/** A cell or a bracket → the unit it prints, when it prints nothing else. */
const BRACKETS = /^[(（[【]\s*(.{1,4}?)\s*[)）\]】]$/;

/** A unit word, alone or in brackets; null for anything else. */
export function readUnit(printed: string, units: ReadonlySet<string>): string | null {
  const bare = printed.replace(BRACKETS, '$1').trim();
  return units.has(bare) ? bare : null;
}
