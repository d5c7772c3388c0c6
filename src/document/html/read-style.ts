/** Presentational attributes → the two things that matter to a reader of text: hidden or not, centered or not. */
import type { Attributes } from './attributes.js';

const HIDING =
  /(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:\.0*)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)|mso-hide\s*:\s*all)/i;
const CENTERING = /text-align\s*:\s*center/i;

/** What every hiding style contains: most styles hide nothing and are not looked at twice. */
const MAY_HIDE = /none|hid|:\s*0/i;

export function isHidden(attributes: Attributes): boolean {
  if (attributes.has('hidden')) return true;
  const style = attributes.read('style');
  return style !== '' && MAY_HIDE.test(style) && HIDING.test(style);
}

export function isCentered(attributes: Attributes): boolean {
  const align = attributes.read('align');
  if (align !== '') return align.toLowerCase() === 'center';
  return CENTERING.test(attributes.read('style'));
}
