/** What each HTML element means for the text: which break a line, which hide their content, which carry structure. */
import { type Name, NameTable } from './name-table.js';

export type Role =
  | 'break'
  | 'paragraph'
  | 'line-break'
  | 'heading'
  | 'item'
  | 'preformatted'
  | 'center'
  | 'table'
  | 'row'
  | 'row-group'
  | 'cell'
  | 'caption'
  | 'pairs'
  | 'term'
  | 'definition'
  | 'link'
  | 'bold'
  | 'raised'
  | 'struck'
  | 'boxed'
  | 'picture'
  | 'embed'
  | 'field'
  | 'meta'
  | 'base'
  | 'title'
  | 'unseen'
  | 'replaced'
  | 'body';

const ROLES: readonly (readonly [Role, string])[] = [
  [
    'break',
    'address article aside blockquote dd details div fieldset figcaption figure footer form header hgroup hr html main menu nav ol search section summary ul ucapcontent',
  ],
  ['paragraph', 'p'],
  ['line-break', 'br'],
  ['heading', 'h1 h2 h3 h4 h5 h6'],
  ['item', 'li'],
  ['preformatted', 'pre listing xmp'],
  ['center', 'center'],
  ['table', 'table'],
  ['row', 'tr'],
  ['row-group', 'tbody thead tfoot colgroup col'],
  ['cell', 'td th'],
  ['caption', 'caption'],
  ['pairs', 'dl'],
  ['term', 'dt'],
  ['definition', 'dd'],
  ['link', 'a'],
  ['bold', 'b strong'],
  ['raised', 'sup sub rt'],
  ['struck', 'del s strike'],
  ['boxed', 'button'],
  ['picture', 'img'],
  ['embed', 'iframe embed object applet frame'],
  ['field', 'input'],
  ['meta', 'meta'],
  ['base', 'base'],
  ['title', 'title'],
  ['unseen', 'script style noscript template datalist noembed noframes'],
  // Something is shown in their place, but not what stands in them.
  ['replaced', 'select textarea svg math audio video canvas meter progress'],
  ['body', 'body'],
];

const VOID_TAGS = 'br hr img input meta link base col embed frame wbr area param source'.split(' ');

/** Elements of the page's frame by their own name. */
const CHROME_TAGS = ['nav', 'header', 'footer', 'aside'];

/** Elements whose id and class may name a container of the page. */
const CONTAINER_TAGS = [...CHROME_TAGS, ...'div section article main ul ol td table ucapcontent'.split(' ')];

/** Elements that only style their text, named here because pages are full of them. */
const INLINE_TAGS = 'span font o:p u i em small big sub ins label'.split(' ');

/** Their content is text up to their end tag, whatever stands in it; that of a title holds character references. */
const RAW_TAGS = ['script', 'style', 'textarea', 'xmp'];

export interface Element {
  /** In small letters. */
  readonly name: string;
  readonly role: Role | undefined;
  readonly container: boolean;
  readonly chrome: boolean;
  /** True for an element that has no content and no end tag. */
  readonly empty: boolean;
  readonly content: 'markup' | 'raw' | 'title';
}

const ROLE_OF: ReadonlyMap<string, Role> = new Map(
  ROLES.flatMap(([role, tags]) => tags.split(' ').map((tag): [string, Role] => [tag, role])),
);

function describeElement(name: string): Element {
  return {
    name,
    role: ROLE_OF.get(name),
    container: CONTAINER_TAGS.includes(name),
    chrome: CHROME_TAGS.includes(name),
    empty: VOID_TAGS.includes(name),
    content: name === 'title' ? 'title' : RAW_TAGS.includes(name) ? 'raw' : 'markup',
  };
}

const NAMED = [...new Set([...ROLE_OF.keys(), ...VOID_TAGS, ...CONTAINER_TAGS, ...INLINE_TAGS])];
const KNOWN = new NameTable(NAMED.map(describeElement));

/** The elements of one page: the known ones, and those that only this page has. */
export class Elements {
  private readonly others = new Map<string, Element>();

  constructor(private readonly source: string) {}

  find(name: Name): Element {
    return KNOWN.find(name) ?? this.findOther(this.source.slice(name.start, name.end).toLowerCase());
  }

  private findOther(name: string): Element {
    const seen = this.others.get(name);
    if (seen) return seen;
    const element = describeElement(name);
    this.others.set(name, element);
    return element;
  }
}
