/**
 * The frame of the report: what stands before and behind its data. In: words, script, style and their digest; out: markup.
 * The policy names the one style and the one script by their hashes: nothing else applies, runs or is loaded.
 */
import { escapeAttribute, escapeText } from '../explanation-html-markup.js';
import type { ReportLanguage, ReportWords } from './report-shape.js';
import { REPORT_STYLE } from './report-style.js';

export interface Shell {
  readonly words: ReportWords;
  readonly language: ReportLanguage;
  /** The joined script. */
  readonly script: string;
  /** SHA-256 in base64. */
  readonly digest: (text: string) => string;
}

export function writeStart({ words, language, script, digest }: Shell): string {
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${digest(script)}'`,
    `style-src 'sha256-${digest(REPORT_STYLE)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const title = words[language]['report.title'] ?? '';
  const needsScript = (['zh', 'en'] as const).map(
    (one) => `<p lang="${one}">${escapeText(words[one]['report.noScript'] ?? '')}</p>`,
  );
  return [
    '<!doctype html>',
    `<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapePolicy(policy)}">`,
    '<meta name="referrer" content="no-referrer">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeText(title)}</title>`,
    `<style>${REPORT_STYLE}</style>`,
    '</head>',
    '<body>',
    `<div id="app"><h1>${escapeText(title)}</h1><p id="loading">…</p></div>`,
    `<noscript>${needsScript.join('')}</noscript>`,
    '',
  ].join('\n');
}

export function writeEnd({ script }: Shell): string {
  return `<script>${script}</script>\n</body>\n</html>\n`;
}

/** Quotes of the policy's own words stay: they are no one's text. */
function escapePolicy(policy: string): string {
  return escapeAttribute(policy).replaceAll('&#39;', "'");
}
