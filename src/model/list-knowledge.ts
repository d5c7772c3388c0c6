/** What is known of list pages as data: words of titles, of pagers and of columns; ways in which systems load records. */

export interface TitleWords {
  /** A title of a report speaks of one of these … */
  readonly subjects: readonly string[];
  /** … and calls itself one of these. */
  readonly kinds: readonly string[];
  /** Names of other texts on the same subject that may hold a report. */
  readonly doubtfulKinds: readonly string[];
  /** The words by which a title calls itself a report: what stands before them is an authority's name. */
  readonly phrase: RegExp;
  /** Words anywhere in a title that make it an explanation of a report. */
  readonly interpretations: readonly string[];
  /** Words that make a title another text: behind the phrase, or anywhere where there is none. */
  readonly otherWords: readonly string[];
  /** Words at the end of a title that make it another text. */
  readonly otherEndings: readonly string[];
  /** Endings of announcements that often carry the report itself. */
  readonly doubtfulEndings: readonly string[];
  /** Parts of a year, reported on between annual reports. */
  readonly partsOfYear: RegExp;
  /** Months: of a title without an annual report's words. */
  readonly months: RegExp;
  /** A title that is nothing but a year. */
  readonly bareYear: RegExp;
  /** What a cut title ends with. */
  readonly cut: RegExp;
  /** Marks before or after a title that are none of it (new, top, a date in brackets). Global. */
  readonly edges: RegExp;
  /** A year without its word, group 1. Global. */
  readonly looseYear: RegExp;
  /** Titles of columns that hold annual reports. */
  readonly columns: RegExp;
  /** The year in the name of a column of one year's reports. */
  readonly columnYear: RegExp;
  /** What parts the name of a column from that of its site in a page's title. */
  readonly columnBreaks: RegExp;
  /** Names of folders that hold annual reports, in lower case. */
  readonly columnFolders: readonly string[];
  /** Labels and other fields that some systems put into the title attribute. Global. */
  readonly attributeNoise: RegExp;
  /** Links whose words say nothing of where they lead (download, view): the row's text is their title. */
  readonly silentLinks: RegExp;
  /** A date among other words. */
  readonly dateInText: RegExp;
  /** A text beside a link that may name who published: group 1 without its label. */
  readonly agencyBeside: RegExp;
}

export interface AddressWords {
  /** Query names, in lower case, that do not tell documents apart: sessions, clocks, counters. */
  readonly volatileQueries: readonly string[];
  /** The session in a path (`;jsessionid=…`). Global. */
  readonly pathSession: RegExp;
  /** An address in quotes that a script opens: group 1 what stands before the quote, 2 the address, 3 what follows. Global. */
  readonly quoted: RegExp;
  /** What a quoted text looks like when it is an address. */
  readonly plain: RegExp;
  /** Paths of viewers that show a report per agency and year, whatever the link is called. */
  readonly viewers: RegExp;
  /** A script that does nothing but send on: group 1 the address. */
  readonly redirect: RegExp;
}

/** Pagers that post a form: how they call it, and what their fields are named. */
export interface PostedPagerWords {
  /** The event of a control: group 1 the control, 2 its argument. */
  readonly postback: RegExp;
  /** Fields of a form that takes such events: its state, the control, the argument. */
  readonly state: string;
  readonly control: string;
  readonly argument: string;
  /** Arguments that name a page (group 1), and the next page. */
  readonly pageArgument: RegExp;
  readonly nextArgument: RegExp;
  /** Names of controls whose events need no argument. */
  readonly pagerControl: RegExp;
  /** A call with the number of a page as its first argument, group 1. */
  readonly call: RegExp;
  /** What the buttons of a pager's own form say, in lower case. */
  readonly buttons: readonly string[];
}

export interface PagerWords {
  readonly next: readonly string[];
  readonly last: readonly string[];
  /** Query and form names, in lower case, that hold the number of a page. */
  readonly numbers: readonly string[];
  /** How a page says how many pages its list has: group 1. */
  readonly totals: readonly RegExp[];
  /** A file named for a page of a list: 1 what is before, 2 the number, 3 the extension. */
  readonly numberedFile: RegExp;
  /** Numbered files in a folder named for the list (`gknb/2.htm`): 1 the folder, 2 the number, 3 the extension. */
  readonly numberedInFolder: RegExp;
  /** The first page of a list: 1 its name, 2 its extension. */
  readonly plainFile: RegExp;
  /** Names that a folder's own address stands for. */
  readonly folderFiles: RegExp;
  /** Calls that write a pager, group 1 its arguments. Global. */
  readonly calls: RegExp;
  readonly posted: PostedPagerWords;
  /** Counts of pages in scripts of pagers: group 1 all pages. */
  readonly scriptTotal: RegExp;
  /** The present page in such a script, group 1. */
  readonly scriptCurrent: RegExp;
}

/** A list that a script of the page loads by parts: `proxyUrl: '…', ajaxParam: {…}, perPage: 15, totalRecord: 112`. */
export interface ProxyCall {
  readonly address: RegExp;
  readonly parameters: RegExp;
  /** Name and value in `parameters`. Global. */
  readonly parameter: RegExp;
  readonly total: RegExp;
  readonly perPage: RegExp;
  readonly group: RegExp;
  /** Names in the query of the call. */
  readonly names: { readonly first: string; readonly last: string; readonly size: string };
}

/** A list in an element that a script fills from JSON around markup. */
export interface UnitCall {
  /** Attribute with the fields of the query, in lower case. */
  readonly query: string;
  readonly rows: string;
  readonly count: string;
  readonly field: RegExp;
  /** Path of the call where no attribute names it. */
  readonly path: string;
  /** How an attribute's value shows that it is the path. */
  readonly pathMark: string;
  readonly fixed: Readonly<Record<string, string>>;
  /** Names of the fields with number and size of the page, and of the field that holds both as JSON. */
  readonly names: { readonly page: string; readonly rows: string; readonly json: string; readonly jsonRows: string };
}

/** Lists of documents as JSON below a path of the site. */
export interface ArticleApi {
  /** Part of the address of pages that use it: what is before it is the base. */
  readonly marker: string;
  readonly site: RegExp;
  /** The column in the fragment of the address, group 1. */
  readonly column: RegExp;
  /** Columns in the page's script: group 1 the id, 2 the name. Global. */
  readonly tree: RegExp;
  /** `{base}`, `{column}`, `{page}` and `{site}` are filled in. */
  readonly template: string;
}

export interface ArticleFields {
  readonly title: readonly string[];
  readonly url: readonly string[];
  readonly date: readonly string[];
  readonly publisher: readonly string[];
  readonly total: readonly string[];
  readonly pages: readonly string[];
}

export interface LoadWords {
  /** A record of markup and the literal text in it. */
  readonly record: {
    readonly open: string;
    readonly close: string;
    readonly textOpen: string;
    readonly textClose: string;
  };
  /** Marks one list's records; several of them are several lists. */
  readonly store: string;
  /** The call that brings the next records: group 1 its address. Global. */
  readonly nextRecords: RegExp;
  readonly totalRecords: RegExp;
  readonly totalPages: RegExp;
  /** Where a script's array of records begins. */
  readonly recordArray: RegExp;
  readonly proxy: ProxyCall;
  readonly unit: UnitCall;
  readonly articles: ArticleApi;
  readonly fields: ArticleFields;
  /** Quoted addresses in scripts that are calls for records. */
  readonly callPaths: RegExp;
}

export interface PortalFamily {
  readonly name: string;
  /** Any of these in the source or the address is its mark. */
  readonly marks: readonly string[];
}

export interface ListKnowledge {
  readonly titles: TitleWords;
  readonly addresses: AddressWords;
  readonly pagers: PagerWords;
  readonly loads: LoadWords;
  readonly families: readonly PortalFamily[];
}
