/**
 * What went wrong with one request, before it is known which page it was for. In: a code and the values that its words name.
 * Out: the error of that page. No value ever holds a password: addresses are shown without what stands before their host.
 */
import { type ErrorCode, GovdiscloseError } from '../errors.js';
import type { MessageValues } from '../messages/speak.js';

export type FetchCode = Extract<ErrorCode, `ERR_FETCH_${string}`>;

export class FetchFault extends Error {
  readonly code: FetchCode;
  readonly values: MessageValues;

  constructor(code: FetchCode, values: MessageValues = {}) {
    super(code);
    this.code = code;
    this.values = values;
  }
}

const CREDENTIALS = /\/\/[^/?#]{0,2000}@/g;
const LONGEST = 500;

export function describeFault({ code, values }: FetchFault, url: string): GovdiscloseError {
  const { why, ...others } = values;
  const detail = { subject: showAddress(url), values: others };
  return new GovdiscloseError(code, why === undefined ? detail : { ...detail, why: String(why) });
}

/** For people: no names or passwords, and no end of it. */
export function showAddress(url: string): string {
  const shown = url.replace(CREDENTIALS, '//***@');
  return shown.length <= LONGEST ? shown : `${shown.slice(0, LONGEST)}…`;
}
