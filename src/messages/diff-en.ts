/** The words of `diff`, in English. */

export const enOfDiff = {
  'diff.added': 'new',
  'diff.withdrawn': 'gone',
  'diff.corrected': 'changed',
  'diff.nothing': 'no difference: {count|report|reports}',
  'diff.totals': '{parts}; {values|value differs|values differ}',
  'diff.causes': ' ({parts})',
  'diff.join': ', ',
  'diff.same': 'same {count}',
  'diff.variant': 'variant {variant}',
  'diff.more': '… and {count} more (--format ndjson has all)',
  'diff.cause.page': 'by the page',
  'diff.cause.parser': 'by the parser',
  'diff.cause.both': 'by the page or the parser',
} as const;
