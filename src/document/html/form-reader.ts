/**
 * What the scanner finds of forms: where they go, and what they hold. In: tags with their attributes, in the order of the
 * page; out: forms with fields. Fields outside a form belong to none; forms, fields and their texts are bounded.
 */
import type { FormField, PageForm } from '../../model/link-page.js';

type Read = (name: string) => string;

const MOST_FORMS = 50;
const MOST_FIELDS = 500;
/** Of all values of a form: the state of a page that its server keeps in it can be long. */
const MOST_TEXT = 1_000_000;
const POST = /^\s*post\s*$/i;
const ENCODED = /^\s*(?:application\/x-www-form-urlencoded\s*)?$/i;
const PRIVATE: ReadonlySet<string> = new Set(['password', 'file']);
const BUTTONS: ReadonlySet<string> = new Set(['submit', 'image', 'button', 'reset']);
const KINDS: Readonly<Record<string, FormField['kind']>> = { select: 'shown', textarea: 'private', button: 'button' };

interface OpenForm {
  readonly form: PageForm;
  readonly fields: FormField[];
  room: number;
}

export class FormReader {
  readonly forms: PageForm[] = [];
  #open: OpenForm | null = null;

  openTag(tag: string, read: Read): void {
    if (tag === 'form') this.#openForm(read);
    else if (this.#open !== null) this.#addField(this.#open, tag, read);
  }

  closeTag(tag: string): void {
    if (tag === 'form') this.#open = null;
  }

  /** A form inside a form is none. */
  #openForm(read: Read): void {
    if (this.#open !== null || this.forms.length >= MOST_FORMS) return;
    const fields: FormField[] = [];
    const isPosted = POST.test(read('method')) && ENCODED.test(read('enctype')) && read('accept-charset') === '';
    const form: PageForm = { action: read('action').trim(), isPosted, fields };
    this.forms.push(form);
    this.#open = { form, fields, room: MOST_TEXT };
  }

  /** What does not fit makes the form one that nobody may send: half of it would be another question. */
  #addField(open: OpenForm, tag: string, read: Read): void {
    const kind = tag === 'input' ? kindOf(read('type').trim().toLowerCase()) : KINDS[tag];
    if (kind === undefined || open.fields.length >= MOST_FIELDS) return;
    const [name, value] = [read('name'), tag === 'select' ? '' : read('value')];
    open.room -= name.length + value.length;
    const fits = open.room >= 0 && open.fields.length < MOST_FIELDS - 1;
    open.fields.push(fits ? { kind, name, value } : { kind: 'private', name: '', value: '' });
  }
}

function kindOf(type: string): FormField['kind'] {
  if (type === 'hidden') return 'hidden';
  if (PRIVATE.has(type)) return 'private';
  return BUTTONS.has(type) ? 'button' : 'shown';
}
