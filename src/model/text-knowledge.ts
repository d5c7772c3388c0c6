/** What the `text/` stage knows as data: `knowledge/text/` holds it, the functions of the stage take it as an argument. */

export interface NumberWords {
  /** One-character numerals and their digit: plain, formal and traditional forms alike. */
  readonly digits: Readonly<Record<string, number>>;
  /** Numerals for zero, also used between others. */
  readonly zeros: string;
  /** Ten, hundred, thousand. */
  readonly multipliers: Readonly<Record<string, number>>;
  /** Ten thousand, a hundred million: multiply all that stands before them. */
  readonly scales: Readonly<Record<string, number>>;
  /** Units of counts and amounts as printed. */
  readonly units: readonly string[];
  /** Cells that say "nothing here", in lower case and without blanks. */
  readonly placeholders: readonly string[];
  /** Signs in words, for columns of changes. */
  readonly minus: readonly string[];
  readonly plus: readonly string[];
  /** Words that make a figure a rough one, before or after it. */
  readonly roughBefore: readonly string[];
  readonly roughAfter: readonly string[];
  /** What stands for an unknown digit before ten, hundred, thousand: no figure at all. */
  readonly vague: string;
  /** Characters before a numeral that make it no count (ordinals, "the same one"). */
  readonly notAfter: string;
  /** Characters that make a numeral an ordinal also from a distance: blanks between, or ordinals joined before it. */
  readonly ordinal: string;
  /** What joins ordinals: the third and fourth meeting, the third to fifth. */
  readonly ordinalJoined: string;
  /** Characters after a figure that make it a date, a share or an ordinal. */
  readonly notBefore: string;
}

export interface DateWords {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
  readonly digits: Readonly<Record<string, string>>;
  /** Numerals of ten, twenty, thirty: the digit of the tens. */
  readonly tens: Readonly<Record<string, string>>;
  readonly weekdays: readonly string[];
}

export interface OrdinalWords {
  readonly digits: string;
  readonly ten: string;
  /** Formal numerals, in the order of `digits`. */
  readonly formalDigits: string;
  readonly formalTen: string;
  readonly prefix: string;
  /** What may stand after a numeral without brackets. */
  readonly delimiters: string;
  /** What shows that a comma-like delimiter joins two numerals ("first and second quarter"). */
  readonly joined: readonly string[];
}

export interface ScriptWords {
  /** Characters that exist in traditional writing only, and in simplified writing only. */
  readonly traditionalOnly: string;
  readonly simplifiedOnly: string;
  /** What naive converters write and a good one leaves: applied after conversion, longest first. */
  readonly naive: Readonly<Record<string, string>>;
}

export interface DamageWords {
  /** Radicals that compatibility folding does not know, and the character meant. */
  readonly radicals: Readonly<Record<string, string>>;
  /** Numerals of the brackets in which a byte shift begins. */
  readonly shiftedOrdinals: readonly string[];
  /** Words of reports: a text re-read from shifted bytes must consist of them for the greater part. */
  readonly commonWords: readonly string[];
  /** Full-width space, stop and brackets of the shift pattern. */
  readonly stop: string;
  /** Words whose wrongly decoded form proves double encoding. */
  readonly mojibakeWords: readonly string[];
  /** Names of character references that survive one round of decoding. */
  readonly entities: Readonly<Record<string, string>>;
}

export interface TextKnowledge {
  readonly numbers: NumberWords;
  readonly dates: DateWords;
  readonly ordinals: OrdinalWords;
  readonly script: ScriptWords;
  readonly damage: DamageWords;
  /** Valid syllables of pinyin, tone marks taken off, `v` for u with diaeresis. */
  readonly syllables: readonly string[];
}
