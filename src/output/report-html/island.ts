/**
 * Values → an island of JSON in an HTML page. In: anything JSON can hold, hostile or not; out: an element that no text can
 * leave. `<` is written as an escape, so neither the end of a script nor the start of a comment can stand in it.
 */
import { writeJsonLine } from '../record-json.js';

const OPENING = /</g;

export function writeIsland(id: string, value: unknown): string {
  return `<script type="application/json" id="${id}">${escapeOpening(writeJsonLine(value))}</script>\n`;
}

/** The same JSON, without any `<`. */
export function escapeOpening(json: string): string {
  return json.replace(OPENING, '\\u003c');
}
