/** Writes text and tags the way editors leave them. In: a leaf. Out: HTML; entities escaped, blanks as &nbsp;. */
import type { Random } from '../random.js';

export interface Markup {
  readonly random: Random;
  readonly splitElements: boolean;
  readonly wordPaste: boolean;
  readonly upperCase: boolean;
  readonly unclosed: boolean;
  readonly splitLabels: boolean;
  readonly emptiesForRowspan: boolean;
}

export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\u00a0/g, '&nbsp;');
}

const WORD_STYLES = [
  'font-family:仿宋_GB2312;mso-bidi-font-size:10.5pt;mso-hansi-font-family:宋体',
  'font-size:16.0pt;mso-ascii-font-family:Calibri;mso-fareast-language:ZH-CN',
  "mso-spacerun:'yes';font-family:宋体;color:rgb(0,0,0);letter-spacing:0.0000pt",
];

/** Inline text of one leaf. */
export function inline(markup: Markup, text: string): string {
  if (text === '') return '';
  if (markup.wordPaste) return wordRuns(markup, text);
  if (!markup.splitElements) return escapeHtml(text);
  return pieces(markup.random, text)
    .map((piece) => dressPiece(markup.random, piece))
    .join('');
}

function pieces(random: Random, text: string): string[] {
  const chars = [...text];
  const out: string[] = [];
  for (let at = 0; at < chars.length; ) {
    const length = random.int(1, Math.max(2, Math.ceil(chars.length / 3)));
    out.push(chars.slice(at, at + length).join(''));
    at += length;
  }
  return out;
}

function dressPiece(random: Random, piece: string): string {
  const text = escapeHtml(piece);
  return random.pick([
    text,
    `<span>${text}</span>`,
    `<font face="宋体">${text}</font>`,
    `<span style="font-size: 12pt;"><span style="font-family: 宋体;">${text}</span></span>`,
    `<strong>${text}</strong>`,
    `<!-- -->${text}`,
  ]);
}

function wordRuns(markup: Markup, text: string): string {
  const style = markup.random.pick(WORD_STYLES);
  const runs = text.split(/(\d+)/).filter((run) => run !== '');
  const written = runs.map((run) => {
    const lang = /\d/.test(run) ? ' lang=EN-US' : '';
    return `<span${lang} style="${style}">${escapeHtml(run)}</span>`;
  });
  return `${written.join('')}<o:p></o:p>`;
}

/** An element with its content; `unclosed` leaves out the end tags that HTML allows to leave out. */
export function element(markup: Markup, name: string, content: string, attributes = ''): string {
  const tag = markup.upperCase ? name.toUpperCase() : name;
  const open = attributes === '' ? `<${tag}>` : `<${tag} ${attributes}>`;
  const optional = name === 'p' || name === 'td' || name === 'tr' || name === 'li' || name === 'th';
  return markup.unclosed && optional ? `${open}${content}` : `${open}${content}</${tag}>`;
}
