/**
 * The text of a robots.txt → what it allows (RFC 9309). In: its bytes and the address it stands for. Out: for an address, the
 * line that forbids it, and the pause it asks for. A page where the file should be holds no rules; what stands after the
 * first 512 KiB is not read. Paths may be in any charset: their bytes are compared as they are.
 */
import robotsParserModule from 'robots-parser';
import { PRODUCT } from './fetcher-options.js';

export interface ForbiddingLine {
  readonly line: number;
  readonly rule: string;
}

export interface RobotsRules {
  readonly isEmpty: boolean;
  forbids(url: URL): ForbiddingLine | null;
  /** Seconds, or null. */
  readonly crawlDelay: number | null;
}

interface Parsed {
  isAllowed(url: string, agent: string): boolean | undefined;
  getMatchingLineNumber(url: string, agent: string): number;
  getCrawlDelay(agent: string): number | undefined;
}

/** The package is CommonJS: its function is the module itself. */
const parseRobots = robotsParserModule as unknown as (url: string, text: string) => Parsed;

const READ = 512 * 1024;
const LINE_FEED = 0x0a;
const LONGEST_LINE = 2048;
const SHOWN = 100;
const ESCAPED_PERCENT = /%25/g;
const LINE_END = /\r\n|\r|\n/;
const HIGH_BYTES = /[\x80-\xff]/g;
const MARKUP = /^\s{0,1000}</;
const CONTROLS = /[\x00-\x1f\x7f]+/g;

export const NO_RULES: RobotsRules = { isEmpty: true, forbids: () => null, crawlDelay: null };

export function readRobots(url: string, bytes: Uint8Array): RobotsRules {
  const text = readText(bytes);
  if (text.trim() === '' || MARKUP.test(text)) return NO_RULES;
  /** A line that goes on and on is cut: matching it would take its length times that of every address. */
  const lines = text.split(LINE_END).map((line) => line.slice(0, LONGEST_LINE));
  const rules = parseRobots(url, lines.join('\n'));
  return {
    isEmpty: false,
    forbids: (asked) => {
      const href = writeAsRules(asked);
      if (rules.isAllowed(href, PRODUCT) !== false) return null;
      const line = rules.getMatchingLineNumber(href, PRODUCT);
      return { line, rule: showLine(lines[line - 1]) };
    },
    crawlDelay: readDelay(rules.getCrawlDelay(PRODUCT)),
  };
}

/** The parser escapes more in its rules than `URL` does in addresses; a path is compared as far as a line is long. */
function writeAsRules({ origin, pathname, search }: URL): string {
  const path = `${pathname}${search}`.slice(0, LONGEST_LINE);
  return `${origin}${encodeURI(path).replace(ESCAPED_PERCENT, '%')}`;
}

function readDelay(seconds: number | undefined): number | null {
  return seconds === undefined || Number.isNaN(seconds) || seconds <= 0 ? null : seconds;
}

function showLine(line = ''): string {
  return line.replace(CONTROLS, ' ').trim().slice(0, SHOWN);
}

/** UTF-16 is read by its mark; everything else by its bytes, of which the high ones are written as an address has them. */
function readText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const head = bytes.length <= READ ? bytes : bytes.subarray(0, bytes.subarray(0, READ).lastIndexOf(LINE_FEED) + 1);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(head);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(head);
  const bare = first === 0xef && second === 0xbb && bytes[2] === 0xbf ? head.subarray(3) : head;
  const text = Buffer.from(bare).toString('latin1');
  return text.replace(HIGH_BYTES, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
}
