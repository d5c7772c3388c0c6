/** The words of `diff`, in Chinese. */

export const zhOfDiff = {
  'diff.added': '新增',
  'diff.withdrawn': '撤下',
  'diff.corrected': '有变化',
  'diff.nothing': '没有差别：{count} 份年报',
  'diff.totals': '{parts}；{values} 个数值不同',
  'diff.causes': '（{parts}）',
  'diff.join': '，',
  'diff.same': '相同 {count}',
  'diff.variant': '版本 {variant}',
  'diff.more': '……另有 {count} 处（--format ndjson 列出全部）',
  'diff.cause.page': '网页变了',
  'diff.cause.parser': '解析程序变了',
  'diff.cause.both': '网页或解析程序变了',
} as const;
