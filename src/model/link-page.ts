/** A page as its links see it: what a reader of lists needs, in document order, without markup. */
import type { Diagnostic, Words } from './text.js';

/** A link and the words around it. What belongs to it (its date, its publisher) is in its item, or beside it. */
export interface PrintedLink {
  /** As written; '' when it has none. */
  readonly href: string;
  /** What a click runs, as written. */
  readonly opener: string;
  readonly words: Words;
  /** Its title attribute: often the whole of a text that is printed cut. */
  readonly named: Words | null;
  /** Other texts of the largest element that holds no other link: a list item, a table row. */
  readonly item: readonly Words[];
  /** How many of these stand before the link. */
  readonly lead: number;
  /** Texts between the link before and the item, and between the item and the link behind, inside the same list. */
  readonly before: readonly Words[];
  readonly after: readonly Words[];
  /** All texts of the row or entry around the item, where it is part of one. */
  readonly row: readonly Words[];
  /** Links with the same number stand in the same list. */
  readonly list: number;
}

export interface PageScript {
  readonly type: string;
  readonly text: string;
}

/** An element with attributes that scripts read: how a list is loaded. Names in lower case. */
export interface Loader {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** `private` is what only a person fills in: a password, a file, a text of several lines. */
export interface FormField {
  readonly kind: 'hidden' | 'shown' | 'button' | 'private';
  readonly name: string;
  /** As the page gives it; of a button what it says. */
  readonly value: string;
}

export interface PageForm {
  /** As written; '' when it has none. */
  readonly action: string;
  /** True when it is sent with POST, as fields and values in the page's charset. */
  readonly isPosted: boolean;
  readonly fields: readonly FormField[];
}

export interface LinkPage {
  readonly title: Words | null;
  /** `<h1>`–`<h3>`. */
  readonly headings: readonly Words[];
  readonly meta: ReadonlyMap<string, readonly string[]>;
  readonly base: string | null;
  readonly links: readonly PrintedLink[];
  /** Addresses of documents shown inside this one. */
  readonly frames: readonly string[];
  /** Where `<meta http-equiv=refresh>` leads. */
  readonly refresh: string | null;
  readonly scripts: readonly PageScript[];
  readonly loaders: readonly Loader[];
  readonly forms: readonly PageForm[];
  readonly options: readonly { readonly value: string; readonly words: Words }[];
  /** Text of the page outside links, cut after many characters: pagers say there how many pages there are. */
  readonly texts: readonly Words[];
  readonly diagnostics: readonly Diagnostic[];
}
