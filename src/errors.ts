/**
 * The one error of govdisclose. In: a stable code, the thing it is about, and the values its message names. Out: an
 * Error whose exit code is fixed by its code. The words stand in `messages/`; `describeError` puts them together.
 */
import { type MessageValues, type Speak, sayIfKnown, speakIn } from './messages/speak.js';

/** Every code and the exit code it leads to when it ends the run, or when it is the worst that happened to an input. */
export const EXIT_CODES = {
  ERR_USAGE: 2,
  ERR_NO_INPUT: 2,
  ERR_OPTION_VALUE: 2,
  ERR_ADDRESS_GIVEN: 2,
  ERR_LIST_UNREADABLE: 2,
  ERR_MAP_UNREADABLE: 2,
  ERR_MAP_LINE: 2,
  ERR_SOURCES_UNREADABLE: 2,
  ERR_SOURCES_LINE: 2,
  ERR_PATH_GIVEN: 2,
  ERR_NO_ADDRESS: 2,
  ERR_NOT_A_DATASET: 2,
  ERR_NO_DATASET: 2,
  ERR_NOT_COMPARABLE: 2,
  ERR_PACKAGE_MISSING: 2,
  ERR_SCHEMA_NEWER: 2,
  ERR_UNKNOWN_FORM: 2,
  ERR_UNKNOWN_SCHEMA: 2,
  ERR_PATH_MISSING: 1,
  ERR_NO_MATCH: 1,
  ERR_PATH_UNREADABLE: 1,
  ERR_DATASET_UNREADABLE: 1,
  ERR_FOLDER_EMPTY: 1,
  ERR_TOO_LARGE: 1,
  ERR_PAGE_LIMIT: 1,
  ERR_WEB_ARCHIVE: 1,
  ERR_FILE_BINARY: 1,
  ERR_WARC_RECORD: 1,
  ERR_WARC_EMPTY: 1,
  ERR_ZIP: 1,
  ERR_ZIP_ENTRY: 1,
  ERR_ZIP_EMPTY: 1,
  ERR_INDEX: 1,
  ERR_INPUT_LINE: 1,
  ERR_NOT_A_REPORT: 1,
  ERR_LIST_ENTRY: 1,
  ERR_RECORD_DAMAGED: 1,
  ERR_DATASET_EMPTY: 1,
  ERR_RUN_TOO_OLD: 1,
  ERR_INTERNAL: 70,
  ERR_OUTPUT_NOT_A_FOLDER: 73,
  ERR_OUTPUT_NOT_WRITABLE: 73,
  ERR_NO_SPACE: 73,
  ERR_OUTPUT_LOCKED: 73,
  ERR_UNSAFE_PATH: 73,
  ERR_FETCH_URL: 1,
  ERR_FETCH_ADDRESS: 1,
  ERR_FETCH_HOST_REFUSED: 1,
  ERR_FETCH_ROBOTS: 1,
  ERR_DATASET_CHANGED: 75,
  ERR_FETCH_ROBOTS_UNREACHABLE: 75,
  ERR_FETCH_HOST_UNKNOWN: 1,
  ERR_FETCH_DNS: 75,
  ERR_FETCH_REFUSED: 75,
  ERR_FETCH_RESET: 75,
  ERR_FETCH_TIMEOUT: 75,
  ERR_FETCH_SLOW: 75,
  ERR_FETCH_TLS: 1,
  ERR_FETCH_PROXY: 75,
  ERR_FETCH_PROTOCOL: 1,
  ERR_FETCH_HEADERS: 1,
  ERR_FETCH_TRUNCATED: 75,
  ERR_FETCH_ENCODING: 1,
  ERR_FETCH_TOO_LARGE: 1,
  ERR_FETCH_EMPTY: 1,
  ERR_FETCH_GONE: 1,
  ERR_FETCH_STATUS: 1,
  ERR_FETCH_SERVER: 75,
  ERR_FETCH_BUSY: 75,
  ERR_FETCH_BLOCKED: 75,
  ERR_FETCH_COOLED: 75,
  ERR_FETCH_REDIRECT_LOOP: 1,
  ERR_FETCH_REDIRECT: 1,
  ERR_FETCH_REDIRECT_HOME: 1,
  ERR_FETCH_STOPPED: 75,
  ERR_RUN_CUT_OFF: 75,
  ERR_FETCH_IN_THE_WAY: 75,
} as const;

const REASON = 'why.';

export type ErrorCode = keyof typeof EXIT_CODES;

export interface ErrorDetail {
  /** What it is about: a path, an option, `-`. */
  readonly subject?: string;
  /** A message key (`why.ENOENT`), or plain text. */
  readonly why?: string;
  readonly values?: MessageValues;
  readonly cause?: unknown;
}

export class GovdiscloseError extends Error {
  override readonly name = 'GovdiscloseError';
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;

  constructor(code: ErrorCode, detail: ErrorDetail = {}) {
    super(wordsOf(code, detail, speakIn('en')), detail.cause === undefined ? undefined : { cause: detail.cause });
    this.code = code;
    this.detail = detail;
  }

  get exitCode(): number {
    return EXIT_CODES[this.code];
  }
}

/** `ERR_… <what>: why; what was kept; what to do next`, in one language and one line. */
export function describeError(error: GovdiscloseError, say: Speak): string {
  return `${error.code} ${wordsOf(error.code, error.detail, say)}`;
}

/** The system's own code of an error (`ENOSPC`), or the empty string. */
export function systemCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** Values that are message keys (`kind.list`, `why.ENOENT`) are said in the language of the message. */
function wordsOf(code: ErrorCode, detail: ErrorDetail, say: Speak): string {
  const given = { subject: detail.subject ?? '', why: detail.why ?? '', ...detail.values };
  const said = Object.entries(given).map(([name, value]) => [name, bare(sayIfKnown(say, value, given))] as const);
  return say(`error.${code}`, Object.fromEntries(said));
}

/** A code of the system that has no words stands for itself. */
function bare(value: string | number): string | number {
  return typeof value === 'string' && value.startsWith(REASON) ? value.slice(REASON.length) : value;
}
