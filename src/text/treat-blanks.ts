/**
 * In: one treated paragraph, heading or list item. Out: the same without the `?` that stand for lost blanks: lines of nothing
 * else, and runs at the front of a line. NOT for cells: their labels keep every `?` as printed, and readNumber calls a
 * cell of `?` alone blank by itself. A `?` inside a line or at its end stays: it may be a question.
 */
const ANY = /[?\uff1f]/;
const FRONT = /^[^\S\r\n\u2028\u2029]*[?\uff1f][?\uff1f\s\u3000\u00a0]*/gm;

/** What is left of a closing tag whose bracket was lost: `　?/p>`. */
const TAG_REST = /[?\uff1f]\/(?:p|span|div|strong|td|tr|font|b)>/gi;

export function treatBlanks(whole: string): string {
  if (!ANY.test(whole)) return whole;
  const text = whole.includes('/') ? whole.replace(TAG_REST, '') : whole;
  return text.includes('\n') ? text.split('\n').map(treatLine).join('\n') : treatLine(text);
}

function treatLine(line: string): string {
  return line.replace(FRONT, '');
}
