/** What the header, navigation and attachment readers know as data: `knowledge/labels/` holds it. */

/** Where a header label leads: a field of the record's header, evidence for another stage, or entries only (`other`). */
export type HeaderField =
  | 'indexNumber'
  | 'categories'
  | 'publisher'
  | 'issuedOn'
  | 'documentNumber'
  | 'validity'
  | 'contentSource'
  | 'publishedAt'
  | 'keywords'
  | 'summary'
  | 'viewCount'
  | 'title'
  | 'belongsTo'
  | 'download'
  | 'other';

export interface HeaderKnowledge {
  /** Labels without blanks and colons, simplified; for each field in tiers: an earlier tier wins over a later one. */
  readonly fields: Readonly<Record<HeaderField, readonly (readonly string[])[]>>;
  /** Labels that are ordinary words elsewhere: alone they do not make a header. */
  readonly weak: readonly string[];
  /** Page controls that stand among the pairs (font size, print): they end a value and are no pair. */
  readonly controls: readonly string[];
  /** Values that say "nothing here", in lower case and without blanks. */
  readonly placeholders: readonly string[];
  /** What marks a value as empty wherever it stands in it, in lower case. */
  readonly placeholderParts: readonly string[];
  /** Units after a number of views, the only text that may stand beside it. */
  readonly viewUnits: readonly string[];
  /** First line of the report's body: nothing after it is header. */
  readonly bodyStart: RegExp;
  /** What a validity field may say. */
  readonly validities: RegExp;
  /** What announces other pages: a block of labels behind it is theirs. */
  readonly related: RegExp;
  /** A sentence: such text is no value of a short field. */
  readonly sentence: RegExp;
  /** A report's title: evidence for it may stand on the same line as the header. */
  readonly title: RegExp;
  /** The end of a date in words: a label may stand glued to it. */
  readonly dateEnd: RegExp;
  /** A date, with or without a time, at the end or the beginning of other text. */
  readonly trailingDate: RegExp;
  /** Names of the page-label standard, lower case. */
  readonly meta: {
    readonly publishedAt: string;
    readonly contentSource: string;
    readonly column: string;
    readonly title: string;
    readonly siteName: string;
    readonly siteCode: string;
  };
}

export interface NavigationKnowledge {
  readonly previous: readonly string[];
  readonly next: readonly string[];
  /** Titles that say there is no such page. */
  readonly none: readonly string[];
  /** A trail of links to the page. */
  readonly breadcrumb: RegExp;
  /** Names and addresses of documents: links to them are attachments, no menu. */
  readonly document: RegExp;
  /** A line that announces a list of other pages. */
  readonly listHeading: RegExp;
  /** Words of page controls; a line that holds nothing else is chrome. */
  readonly controls: readonly string[];
  /** A whole line of page furniture: editors, footers, licences, scan codes. */
  readonly furniture: readonly RegExp[];
  /** Labels of a header block: a line that holds one is never chrome. */
  readonly metadata: RegExp;
}

export interface AttachmentKnowledge {
  /** File name extension in lower case → media type. */
  readonly mediaTypes: Readonly<Record<string, string>>;
  /** Query names that carry a document's address or name in a viewer. */
  readonly viewerQueries: readonly string[];
  /** A line that announces an attachment. */
  readonly announced: RegExp;
  /** File names of icons and page furniture. */
  readonly icon: RegExp;
}
