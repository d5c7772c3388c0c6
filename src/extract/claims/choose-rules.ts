/**
 * Claim patterns and the forms of a page → the patterns that a figure can be stated by: of those forms, of its unit, and
 * with words that end as the text before the figure ends. That rules out nearly all of them before one is tried.
 */
import type { ClaimWords, CompiledFigure, CompiledZero } from './compile-claims.js';

/** Patterns of one unit, in the order of the knowledge: the first that fits counts. */
class UnitRules {
  private readonly byLast = new Map<number, number[]>();
  /** Places of patterns that ask nothing of the text before the figure. */
  private readonly always: number[] = [];

  constructor(private readonly rules: readonly CompiledFigure[]) {
    for (const [place, { sides }] of rules.entries()) {
      const lasts = sides.map((side) => side.lasts);
      if (lasts.includes(null)) this.always.push(place);
      else for (const last of new Set(lasts.flatMap((codes) => [...(codes ?? [])]))) this.add(last, place);
    }
  }

  private add(last: number, place: number): void {
    const places = this.byLast.get(last);
    if (places) places.push(place);
    else this.byLast.set(last, [place]);
  }

  /** The first pattern in the order of the knowledge that fits, of those that the text before the figure may end. */
  find(fronts: readonly string[], fits: (figure: CompiledFigure) => boolean): CompiledFigure | undefined {
    let places: readonly number[] = this.always;
    for (const front of fronts) {
      const more = this.byLast.get(front.charCodeAt(front.length - 1));
      if (more) places = places.length === 0 ? more : merge(places, more);
    }
    for (const place of places) {
      const figure = this.rules[place];
      if (figure && fits(figure)) return figure;
    }
    return undefined;
  }
}

/** Two lists in order → one, each place once. */
function merge(one: readonly number[], other: readonly number[]): number[] {
  const merged: number[] = [];
  let at = 0;
  for (const place of one) {
    for (let next = other[at]; next !== undefined && next <= place; next = other[++at])
      if (next < place) merged.push(next);
    merged.push(place);
  }
  for (; at < other.length; at++) merged.push(other[at] ?? 0);
  return merged;
}

/** The forms of a page, and whether it shows the table of one. */
export interface ShownForms {
  /** Forms whose figures the prose may state; empty when that is not known. */
  readonly formIds: readonly string[];
  readonly shown: boolean;
}

/** The patterns of a page's forms. */
export interface ClaimRules {
  readonly units: ReadonlyMap<string, UnitRules>;
  readonly zeros: readonly CompiledZero[];
}

const known = new WeakMap<ClaimWords, Map<string, ClaimRules>>();

/** Made once for the same forms. */
export function rulesOf(forms: ShownForms, words: ClaimWords): ClaimRules {
  const ofWords = known.get(words) ?? new Map<string, ClaimRules>();
  known.set(words, ofWords);
  const name = [...forms.formIds, forms.shown].join(' ');
  const rules = ofWords.get(name) ?? chooseRules(forms, words);
  ofWords.set(name, rules);
  return rules;
}

function chooseRules(forms: ShownForms, { byUnit, zeros }: ClaimWords): ClaimRules {
  const units = new Map<string, UnitRules>();
  for (const [unit, figures] of byUnit)
    units.set(unit, new UnitRules(figures.filter(({ rule }) => belongs(rule, forms))));
  return { units, zeros: zeros.filter(({ rule }) => belongs(rule, forms)) };
}

function belongs(rule: { forms?: readonly string[]; needsForm?: true }, { formIds, shown }: ShownForms): boolean {
  if (rule.forms === undefined) return true;
  if (!shown && rule.needsForm === true) return false;
  if (formIds.length === 0) return true;
  return rule.forms.some((form) => formIds.includes(form));
}
