/**
 * Values → JSON text. In: a record or anything JSON can hold; out: JSON that is safe to print and to embed in lines:
 * characters that steer terminals or end lines elsewhere are written as `\u009b`. Reads back equal.
 */

const STEERING = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** One line. */
export function writeJsonLine(value: unknown): string {
  return escapeSteering(JSON.stringify(value));
}

/** Indented by two blanks, ending with a line feed: how records stand in files. */
export function writeJsonDocument(value: unknown): string {
  return `${escapeSteering(layOutDocument(value))}\n`;
}

/** The document without its end and before `escapeSteering`: for those who can tell in a cheaper way that nothing steers. */
export function layOutDocument(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

export function escapeSteering(json: string): string {
  return json.replace(STEERING, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
