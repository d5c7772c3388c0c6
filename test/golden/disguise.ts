/**
 * A clean page → the same page as a mirror shows it: traditional script where the conversion can be undone, bracketed
 * pinyin behind some characters. Markup, scripts and attributes stay as they are.
 */
import { Converter } from 'opencc-js';
import { pinyin } from 'pinyin-pro';

const toTraditional = Converter({ from: 'cn', to: 't' });
const toSimplified = Converter({ from: 't', to: 'cn' });
const MARKUP = /(<(?:script|style)\b[\s\S]*?<\/(?:script|style)>|<[^>]*>)/i;
const HAN = /\p{Script=Han}/gu;
/** Every so many characters one carries a note, as on real mirrors. */
const EVERY = 4;

export function convertScript(source: string): string {
  return mapText(source, (text) =>
    text
      .split(/(?<=[\n。；])/)
      .map(convertPart)
      .join(''),
  );
}

function convertPart(part: string): string {
  const traditional = toTraditional(part);
  return toSimplified(traditional) === part ? traditional : part;
}

/** A note behind every fourth character, as its simplified form is read. */
export function annotate(source: string): string {
  let count = 0;
  return mapText(source, (text) =>
    text.replace(HAN, (character) => (count++ % EVERY === 0 ? `${character}(${readPinyin(character)})` : character)),
  );
}

function readPinyin(character: string): string {
  return pinyin(toSimplified(character), { toneType: 'symbol' });
}

function mapText(source: string, change: (text: string) => string): string {
  return source
    .split(MARKUP)
    .map((part) => (part.startsWith('<') ? part : change(part)))
    .join('');
}
