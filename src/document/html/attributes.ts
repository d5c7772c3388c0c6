/**
 * Attributes of the tag being read. Only those that someone asks for are kept; the rest pass by without a copy, so
 * that a page pasted from Word costs no more than its text.
 */
const WANTED: ReadonlySet<string> = new Set([
  'href',
  'src',
  'data',
  'title',
  'alt',
  'id',
  'class',
  'style',
  'align',
  'hidden',
  'colspan',
  'rowspan',
  'name',
  'property',
  'content',
  'http-equiv',
  'type',
]);
const STYLE = 'style';
const HIDDEN = 'hidden';
const LONGEST_NAME = 10;
/** Attributes past this many on one tag are left out. */
const MOST = 64;

export class Attributes {
  private readonly values = new Map<string, string>();
  private name = '';
  private value = '';

  private source = '';
  /** True for an element that only styles its text: nothing but its style can matter. */
  private inline = false;

  /** A tag begins; offsets that follow count in `source`. */
  begin(source: string, inline: boolean): void {
    if (this.values.size > 0) this.values.clear();
    this.source = source;
    this.inline = inline;
    this.name = '';
  }

  openName(start: number, end: number): void {
    this.name = '';
    const length = end - start;
    if (length > LONGEST_NAME || this.values.size >= MOST) return;
    if (this.inline && length !== STYLE.length && length !== HIDDEN.length) return;
    const name = this.source.slice(start, end).toLowerCase();
    if (this.inline ? name === STYLE || name === HIDDEN : WANTED.has(name)) this.name = name;
    this.value = '';
  }

  addData(start: number, end: number): void {
    if (this.name !== '') this.value += this.source.slice(start, end);
  }

  addEntity(codepoint: number): void {
    if (this.name !== '') this.value += String.fromCodePoint(codepoint);
  }

  closeValue(): void {
    if (this.name !== '' && !this.values.has(this.name)) this.values.set(this.name, this.value);
    this.name = '';
  }

  /** The value as written, entities decoded; '' when the attribute is absent. */
  read(name: string): string {
    return this.values.get(name) ?? '';
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  /** Words of id and class. */
  readNames(): string {
    return this.empty ? '' : `${this.read('id')} ${this.read('class')}`.trim();
  }

  get empty(): boolean {
    return this.values.size === 0;
  }
}
