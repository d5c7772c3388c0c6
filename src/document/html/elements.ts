/** What each HTML element means for the text: which break a line, which hide their content, which carry structure. */

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
  | 'picture'
  | 'embed'
  | 'meta'
  | 'base'
  | 'title'
  | 'unseen'
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
  ['picture', 'img'],
  ['embed', 'iframe embed object frame'],
  ['meta', 'meta'],
  ['base', 'base'],
  ['title', 'title'],
  ['unseen', 'script style noscript template select textarea svg math audio video canvas'],
  ['body', 'body'],
];

export const ROLE_OF: ReadonlyMap<string, Role> = new Map(
  ROLES.flatMap(([role, tags]) => tags.split(' ').map((tag): [string, Role] => [tag, role])),
);

export const VOID_TAGS: ReadonlySet<string> = new Set(
  'br hr img input meta link base col embed frame wbr area param source'.split(' '),
);

/** Elements of the page's frame by their own name. */
export const CHROME_TAGS: ReadonlySet<string> = new Set(['nav', 'header', 'footer', 'aside']);

/** Elements whose id and class may name a container of the page. */
export const CONTAINER_TAGS: ReadonlySet<string> = new Set([
  'div',
  'section',
  'article',
  'main',
  'ul',
  'ol',
  'nav',
  'header',
  'footer',
  'aside',
  'td',
  'table',
  'ucapcontent',
]);
