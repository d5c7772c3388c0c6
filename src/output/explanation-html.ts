/**
 * How a page was read → one self-contained HTML page: the text with every value marked at its place beside the record.
 * It loads nothing, runs nothing and leads nowhere: links go to marks of its own. Pure; yields piece by piece, bounded.
 */
import type { Explanation } from '../model/explanation.js';
import type { BlockUse } from '../model/result.js';
import { placeMarks } from './explanation-html-marks.js';
import { escapeText } from './explanation-html-markup.js';
import { writePageSide } from './explanation-html-page.js';
import { planPage } from './explanation-html-plan.js';
import { writeRecordSide } from './explanation-html-record.js';
import { STYLE, STYLE_HASH } from './explanation-html-style.js';
import { LETTERS, type SheetWords } from './explanation-html-words.js';

export type { SheetKey, SheetWords } from './explanation-html-words.js';

const POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

export function* writeExplanationHtml(explanation: Explanation, say: SheetWords): Generator<string> {
  const plan = planPage(explanation);
  const marks = placeMarks(explanation, plan);
  yield* writeHead(explanation, say);
  yield `<main>\n<div id="page" tabindex="0">\n<h2>${escapeText(say('sheet.page'))}</h2>\n`;
  yield* writePageSide({ explanation, plan, marks, say });
  yield `</div>\n<div id="record" tabindex="0">\n<h2>${escapeText(say('sheet.record'))}</h2>\n`;
  yield* writeRecordSide({ explanation, placed: marks.placed, say });
  yield '</div>\n</main>\n</body>\n</html>\n';
}

function* writeHead({ outcome }: Explanation, say: SheetWords): Generator<string> {
  const name = outcome.ok ? (outcome.record.title ?? outcome.record.id ?? '') : outcome.refusal.looksLike;
  const title = escapeText(`${say('sheet.title')} ${name}`.slice(0, 200).trim())
    .replaceAll('<i>', '')
    .replaceAll('</i>', '');
  yield `<!doctype html>\n<html lang="${say('sheet.language')}">\n<head>\n<meta charset="utf-8">\n`;
  yield `<meta http-equiv="Content-Security-Policy" content="${POLICY}">\n<meta name="referrer" content="no-referrer">\n`;
  yield `<meta name="viewport" content="width=device-width">\n<title>${title}</title>\n<style>${STYLE}</style>\n</head>\n<body>\n`;
  yield `<header>\n<h1>${escapeText(say('sheet.title'))}</h1>\n<p>${escapeText(say('sheet.note'))}</p>\n`;
  yield `<p>${escapeText(say('sheet.letters'))} ${escapeText(listLetters(say))}</p>\n<p>${escapeText(say('sheet.marks'))}</p>\n</header>\n`;
}

function listLetters(say: SheetWords): string {
  const uses = Object.keys(LETTERS) as readonly BlockUse['as'][];
  return uses.map((use) => `${LETTERS[use]} ${say(`sheet.use.${use}`)}`).join(' · ');
}
