/**
 * In: a page whose pager (分页) posts a form. Out: the request for the next page of the list, or why none is made. A form is
 * sent only where it can do nothing but turn a page: it goes to the very page it stands on, the link that sends it is a
 * pager's and names the next page, and nobody would fill it in. Decision 0020 has the reasons.
 */
import type { FormField, LinkPage, PageForm, PrintedLink } from '../model/link-page.js';
import type { ListRequest } from '../model/list.js';
import type { PostedPagerWords } from '../model/list-knowledge.js';
import type { Diagnostic } from '../model/text.js';
import { encodeForm, FORM_TYPE } from '../text/encode-form.js';
import { parseWebAddress } from './canonical-address.js';
import { currentPage, type ListScene, makeRequest, resolveAddress } from './list-scene.js';
import { findPagerKind } from './read-pager.js';

export interface PostedPager {
  readonly requests: readonly ListRequest[];
  readonly diagnostics: readonly Diagnostic[];
}

type Sent = readonly (readonly [name: string, value: string])[];

/** A link of the pager that leads to the next page by a script. */
interface Turn {
  readonly script: string;
  readonly isNext: boolean;
}

interface Pager {
  readonly scene: ListScene;
  readonly words: PostedPagerWords;
  /** Number of the page that is wanted. */
  readonly wanted: number;
  readonly turns: readonly Turn[];
  readonly forms: readonly PageForm[];
}

const SCRIPT = /^\s*javascript\s*:/i;
const NOWHERE = /^(?:#.*|javascript\s*:\s*(?:void\s*\(\s*0\s*\)|return false)?\s*;?)?$/is;
const LAST_SEGMENT = /[^/]*$/;
const NUMBER = /^\d{1,6}$/;
export const NOT_POSTED: PostedPager = { requests: [], diagnostics: [] };

export function readPostedPager(page: LinkPage, pages: number | null, scene: ListScene): PostedPager {
  const wanted = currentPage(scene) + 1;
  if (pages !== null && wanted > pages) return NOT_POSTED;
  const turns = page.links.flatMap((link) => readTurn(link, wanted, scene));
  const pager: Pager = { scene, words: scene.words.pagers.posted, wanted, turns, forms: page.forms };
  const found = turns.length === 0 ? null : (readEvent(pager) ?? readNumbered(pager));
  if (found === null) return NOT_POSTED;
  return typeof found === 'string' ? refuse(found) : ask(found, pages, pager);
}

interface Asked {
  readonly form: PageForm;
  readonly sent: Sent;
}

function ask({ form, sent }: Asked, pages: number | null, { scene, wanted }: Pager): PostedPager {
  const post = { contentType: FORM_TYPE, body: encodeForm(sent, scene.charset) };
  const url = resolveAddress(form.action === '' ? scene.url : form.action, scene) ?? scene.url;
  const list = scene.request === null ? {} : { list: scene.request.list };
  const request = makeRequest({ url, reader: 'page', page: wanted, pages, post, ...list }, scene);
  return request === null ? NOT_POSTED : { requests: [request], diagnostics: [] };
}

function refuse(why: string): PostedPager {
  const message = `the pager posts a form ${why}: it is not sent, and the list is not followed further`;
  return { requests: [], diagnostics: [{ code: 'pages-not-followed', severity: 'warning', message, at: null }] };
}

function readTurn(link: PrintedLink, wanted: number, scene: ListScene): Turn[] {
  const kind = findPagerKind(link, scene.words.pagers);
  if (kind !== 'next' && kind !== wanted) return [];
  const script = SCRIPT.test(link.href) && !NOWHERE.test(link.href) ? link.href : link.opener;
  const isScript = script !== '' && (SCRIPT.test(link.href) || NOWHERE.test(link.href));
  return isScript ? [{ script: script.trim(), isNext: kind === 'next' }] : [];
}

/** ASP.NET: a link is an event of a control, and the form around the page holds its state. */
function readEvent({ words, turns, wanted, forms, scene }: Pager): Asked | string | null {
  const events = turns.flatMap(({ script, isNext }) => {
    const [, control = '', argument = ''] = words.postback.exec(script) ?? [];
    return control !== '' && turnsPage({ control, argument, isNext, wanted }, words) ? [{ control, argument }] : [];
  });
  const [event] = events;
  if (event === undefined) return null;
  const stateful = forms.filter(({ fields }) => fields.some(({ name }) => name === words.state));
  const [form, other] = stateful;
  if (form === undefined || other !== undefined) return `whose state is not to be found (${stateful.length} forms)`;
  const unfit = findUnfit(form, scene);
  if (unfit !== null) return unfit;
  const own: Readonly<Record<string, string>> = { [words.control]: event.control, [words.argument]: event.argument };
  const kept = form.fields.filter(({ kind, name }) => kind === 'hidden' && name !== '' && own[name] === undefined);
  return { form, sent: [...Object.entries(own), ...kept.map(({ name, value }) => [name, value] as const)] };
}

/** Days of a calendar are events with numbers too: their numbers are not those that they print. */
function turnsPage(
  event: { readonly control: string; readonly argument: string; readonly isNext: boolean; readonly wanted: number },
  words: PostedPagerWords,
): boolean {
  const { control, argument, isNext, wanted } = event;
  const number = words.pageArgument.exec(argument)?.[1];
  if (number !== undefined) return Number(number) === wanted;
  if (argument === '') return words.pagerControl.test(control);
  return isNext && words.nextArgument.test(argument);
}

/** A form with the number of a page and nothing to fill in, which a call with the next number sends. */
function readNumbered({ words, turns, wanted, forms, scene }: Pager): Asked | string | null {
  const called = turns.flatMap(({ script }) => words.call.exec(script)?.[1] ?? []).map(Number);
  if (called.length === 0) return null;
  const numbered = forms.filter((form) => form.isPosted && findNumber(form, scene) !== null);
  const judged = numbered.map((form) => ({ form, unfit: findUnfit(form, scene) ?? findFilled(form, scene) }));
  const [fit, other] = judged.filter(({ unfit }) => unfit === null);
  if (fit === undefined) return judged[0]?.unfit ?? null;
  if (other !== undefined) return 'that cannot be told from others';
  const { form } = fit;
  const field = findNumber(form, scene);
  const now = NUMBER.test(field?.value ?? '') ? Number(field?.value) : null;
  const number = called.find((one) => one === wanted || (now !== null && one === now + 1));
  if (field === null || number === undefined) return null;
  const kept = form.fields.filter((one) => one.name !== '' && (one === field || one.kind === 'hidden'));
  return { form, sent: kept.map((one) => [one.name, one === field ? String(number) : one.value] as const) };
}

/** The field with the number of the page: a hidden one, or the box to type it in. */
function findNumber({ fields }: PageForm, scene: ListScene): FormField | null {
  const named = fields.filter(({ name }) => isNumberName(name, scene));
  const hidden = named.filter(({ kind }) => kind === 'hidden');
  const [field, other] = hidden.length > 0 ? hidden : named.filter(({ kind }) => kind === 'shown');
  return other === undefined ? (field ?? null) : null;
}

function isNumberName(name: string, { words }: ListScene): boolean {
  return words.pagers.numbers.includes(name.toLowerCase());
}

/** Goes elsewhere, or asks for what only a person can give. */
function findUnfit({ isPosted, action, fields }: PageForm, scene: ListScene): string | null {
  if (!isPosted) return 'in another way than fields and values';
  const target = action === '' ? scene.url : resolveAddress(action, scene);
  const [to, here] = [parseWebAddress(target ?? ''), parseWebAddress(scene.url)];
  if (to === null || here === null || to.origin !== here.origin || !isSamePath(to.pathname, here.pathname, scene)) {
    return 'to another page';
  }
  return fields.some(({ kind }) => kind === 'private') ? 'that asks for a password, a file or a text' : null;
}

/** `/list/` is `/list/index.aspx`. */
function isSamePath(one: string, other: string, { words }: ListScene): boolean {
  const withoutFile = (path: string): string =>
    path.replace(LAST_SEGMENT, (name) => (words.pagers.folderFiles.test(name) ? '' : name));
  return withoutFile(one) === withoutFile(other);
}

/** A box other than that of the number, or a button that is no pager's: a search, a login, a comment. */
function findFilled({ fields }: PageForm, scene: ListScene): string | null {
  const { buttons } = scene.words.pagers.posted;
  const shown = fields.find(({ kind, name }) => kind === 'shown' && !isNumberName(name, scene));
  if (shown !== undefined) return 'with a field to fill in';
  const strange = fields.find(({ kind, value }) => kind === 'button' && !buttons.includes(value.trim().toLowerCase()));
  return strange === undefined ? null : 'with a button that is no pager’s';
}
