/** Punctuation in the other width. Digits are left alone here; figures have their own full-width quirk. */
const WIDE: Record<string, string> = { '(': '（', ')': '）', ':': '：', ',': '，', ';': '；' };
const NARROW: Record<string, string> = { '（': '(', '）': ')', '：': ':', '，': ',', '；': ';' };

/** Header values, figures and addresses keep theirs. */
const EXEMPT = new Set(['value', 'header-value', 'unit']);

export function changeWidth(text: string, place: string, width: 'wide' | 'narrow'): string {
  if (EXEMPT.has(place)) return text;
  const table = width === 'wide' ? WIDE : NARROW;
  return [...text].map((char) => table[char] ?? char).join('');
}
