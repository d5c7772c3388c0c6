/** A cell or a bracket → the unit it prints, when it prints nothing else. */
const BRACKETS = /^[(（[【]\s{0,9}(.{1,4}?)\s{0,9}[)）\]】]$/;

/** A unit word, alone or in brackets; null for anything else. */
export function readUnit(printed: string, units: ReadonlySet<string>): string | null {
  const bare = printed.replace(BRACKETS, '$1').trim();
  return units.has(bare) ? bare : null;
}
