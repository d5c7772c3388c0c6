/**
 * In: every string of one page as printed. Out, index by index, the same strings simplified, with annotations and damage taken
 * off, the page's script, and one diagnostic per kind of repair. Left alone: `?` of lost blanks (see treat-blanks), full-width
 * letters and look-alike punctuation (keys and numbers fold them), vocabulary of Taiwan, doubly encoded text (reported).
 * A clean page gives back the very strings that went in.
 */
import type { Diagnostic, TreatedText } from '../model/text.js';
import type { TextKnowledge } from '../model/text-knowledge.js';
import { compileMojibake, detectMojibake, type MojibakeSigns } from './detect-mojibake.js';
import { type Repair, SEPARATOR } from './repair.js';
import { decodeEntities, foldCompatibility, removeInvisible } from './repair-characters.js';
import {
  compileDecoder,
  compileEncoder,
  compileShiftedOrdinals,
  repairShift,
  type ShiftKnowledge,
} from './repair-shift.js';
import { type CharacterTable, CLASS, type Counts, compileCharacterTable, countClasses } from './scan-text.js';
import { compileSimplifier, judgeScript, type Simplifier, simplifyText } from './simplify.js';
import { compilePinyin, type Pinyin, stripPinyin } from './strip-pinyin.js';
import { describeRepair, describeTraits } from './treatment-diagnostics.js';

interface Treatment {
  readonly table: CharacterTable;
  readonly pinyin: Pinyin;
  readonly entities: ReadonlyMap<string, string>;
  readonly radicals: ReadonlyMap<string, string>;
  /** Costly tables, made when a page first needs them. */
  readonly simplifier: () => Simplifier;
  readonly shift: () => ShiftKnowledge;
  readonly mojibake: () => MojibakeSigns;
}

interface Step {
  readonly code: string;
  readonly due: boolean;
  readonly repair: (text: string) => Repair;
}

const SHIFTED = /[?\uff1f][?\uff1f\s\u3000]{0,20}\u3002/;
const treatments = new WeakMap<TextKnowledge, Treatment>();

export function treatText(raws: readonly string[], knowledge: TextKnowledge): TreatedText {
  const treatment = compileTreatment(knowledge);
  const counts = countClasses(raws, treatment.table);
  const script = judgeScript(counts);
  const questions = (counts[CLASS.question] ?? 0) > 0;
  if (!needsTreatment(counts)) return { texts: raws, script, diagnostics: describeTraits(counts), questions };
  const joined = joinStrings(raws, counts);
  const diagnostics: Diagnostic[] = [];
  let text = joined;
  for (const step of listSteps(joined, counts, treatment)) {
    if (!step.due) continue;
    const repaired = step.repair(text);
    if (repaired.count > 0) diagnostics.push(describeRepair(step.code, repaired));
    text = repaired.text;
  }
  const found = reportMojibake(joined, counts, treatment);
  return {
    texts: text === joined && (counts[CLASS.invisible] ?? 0) === 0 ? raws : splitStrings(text, raws),
    script,
    diagnostics: [...diagnostics, ...found, ...describeTraits(counts)],
    // What was repaired may have held one.
    questions: questions || text !== joined,
  };
}

function compileTreatment(knowledge: TextKnowledge): Treatment {
  const known = treatments.get(knowledge);
  if (known !== undefined) return known;
  const simplifier = once(() => compileSimplifier(knowledge.script));
  const treatment: Treatment = {
    table: compileCharacterTable(knowledge.script),
    pinyin: compilePinyin(knowledge.syllables),
    entities: new Map(Object.entries(knowledge.damage.entities)),
    radicals: new Map(Object.entries(knowledge.damage.radicals)),
    simplifier,
    shift: once(() => compileShift(knowledge, simplifier)),
    mojibake: once(() => compileMojibake(knowledge.damage.mojibakeWords)),
  };
  treatments.set(knowledge, treatment);
  return treatment;
}

function compileShift(knowledge: TextKnowledge, simplifier: () => Simplifier): ShiftKnowledge {
  const encode = compileEncoder();
  const { shiftedOrdinals, commonWords } = knowledge.damage;
  const words = [...commonWords].sort((a, b) => b.length - a.length);
  const { convert } = simplifier();
  const ordinals = compileShiftedOrdinals(shiftedOrdinals, encode);
  return { ordinals, encode, decode: compileDecoder(), words, simplify: convert };
}

function once<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

const TREATED = [
  CLASS.traditional,
  CLASS.invisible,
  CLASS.surrogate,
  CLASS.compatibility,
  CLASS.annotation,
  CLASS.ampersand,
  CLASS.question,
  CLASS.replacement,
];

function needsTreatment(counts: Counts): boolean {
  if (TREATED.some((kind) => (counts[kind] ?? 0) > 0)) return true;
  // Without a character of Chinese alone the page may be one that was decoded wrongly.
  return (counts[CLASS.bracket] ?? 0) > 0 && (counts[CLASS.simplified] ?? 0) === 0;
}

function listSteps(joined: string, counts: Counts, treatment: Treatment): Step[] {
  const has = (kind: number): boolean => (counts[kind] ?? 0) > 0;
  const entities = has(CLASS.ampersand) && joined.includes(';');
  const hidden = entities || has(CLASS.invisible) || has(CLASS.surrogate);
  return [
    { code: 'double-escaped-entities', due: entities, repair: (text) => decodeEntities(text, treatment.entities) },
    { code: 'invisible-characters', due: hidden, repair: removeInvisible },
    {
      code: 'compatibility-characters',
      due: has(CLASS.compatibility),
      repair: (text) => foldCompatibility(text, treatment.radicals),
    },
    {
      code: 'shifted-bytes',
      due: has(CLASS.question) && SHIFTED.test(joined),
      repair: (text) => repairShift(text, treatment.shift()),
    },
    { code: 'pinyin-annotations', due: has(CLASS.bracket), repair: (text) => stripPinyin(text, treatment.pinyin) },
    {
      code: 'traditional-script',
      due: has(CLASS.traditional) || has(CLASS.compatibility),
      repair: (text) => simplifyCounted(text, counts, treatment),
    },
  ];
}

function simplifyCounted(text: string, counts: Counts, treatment: Treatment): Repair {
  return simplifyText(text, judgeScript(counts), { simplifier: treatment.simplifier(), table: treatment.table });
}

function reportMojibake(joined: string, counts: Counts, treatment: Treatment): Diagnostic[] {
  if ((counts[CLASS.traditional] ?? 0) === 0 && (counts[CLASS.simplified] ?? 0) > 0) return [];
  const found = detectMojibake(joined, treatment.mojibake());
  return found === null ? [] : [describeRepair(found.kind, { text: '', count: 1, example: found.example })];
}

/** Joined by a control character that no string holds: one pass for a page, and phrases never reach across strings. */
function joinStrings(raws: readonly string[], counts: Counts): string {
  const clean = (counts[CLASS.invisible] ?? 0) === 0 ? raws : raws.map((raw) => raw.replaceAll(SEPARATOR, ''));
  return clean.join(SEPARATOR);
}

/** Strings that were not changed are the ones that went in; changed ones lose the blanks that repairs left at their ends. */
function splitStrings(text: string, raws: readonly string[]): readonly string[] {
  const parts = text.split(SEPARATOR);
  return raws.map((raw, index) => (parts[index] === raw ? raw : (parts[index] ?? '').trim()));
}
