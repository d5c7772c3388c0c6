/**
 * In: the text of a date field. Out: `YYYY-MM-DD`, or the instant as precise as printed, in China's time. The whole text must
 * be the date (brackets and a weekday aside): a date inside a sentence, a date that is in no calendar and a year of two
 * digits give null.
 */
import type { DateWords } from '../model/text-knowledge.js';

interface Parts {
  readonly date: string;
  /** `HH:MM` or `HH:MM:SS`, null where no time is printed. */
  readonly time: string | null;
}

const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/;
const SPELLED = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)[-T,]{0,3}(.*)$/;
/** As most pages print it: nothing to be folded. */
const PLAIN = /^(\d{4})-(\d{1,2})-(\d{1,2})(?: (\d{1,2}:\d{1,2}(?::\d{1,2})?))?$/;
/** The blank between day and hour was lost: the day then has its two digits. */
const GLUED = /^(\d{4})[-/.](\d{1,2})[-/.](\d{2})(\d{2}:.*)$/;
const TIME = /^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d{1,9})?)?$/;
/** A time with the zone it is told in. Behind a blank and a minus stands the end of a range, not a zone. */
const ZONED =
  /^(.{10,40}:\d{2}(?:\.\d{1,9})?)\s?(?:Z|UTC|GMT|\+(\d{2}):?(\d{2})|(?<=T[\d:.]{4,18})-(\d{2}):?(\d{2}))$/i;
const CHINA = 8 * 60;
const MINUTE = 60_000;
const OUTER = /^[[(\u3010\u3014]+|(?<![\])\u3011\u3015.\u3002;,])[\])\u3011\u3015.\u3002;,]+$/g;
const IN_FIGURES = /^[\d\s:./T+,-]+$/;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const MINUS = /[\u2010-\u2015\u2212\uff0d]/g;
const BLANKS = /[\s\u3000\u00a0\u200b\ufeff]+/g;
const BEFORE_TIME = /(\d)\s+(?=\d{1,2}\s*:)/;
const WEEKDAY_BRACKETS = /[([]-[)\]]/;
const WEEKDAY_DASH = /-T|-\s*$/;
const LETTER_ZEROS = /(?<=\d)[oO](?=\d)/g;
const MARKS_AT_END = /(?<![-:])[-:]+$/;
const DASH_BEFORE_TIME = /-T/;
const LONGEST = 60;
const FIRST_YEAR = 1949;
const LAST_YEAR = 2199;

export function readDate(text: string, words: DateWords): string | null {
  return readParts(text, words)?.date ?? null;
}

export function readInstant(text: string, words: DateWords): string | null {
  const parts = readParts(text, words);
  if (parts === null) return null;
  return parts.time === null ? parts.date : `${parts.date}T${parts.time}+08:00`;
}

function readParts(text: string, words: DateWords): Parts | null {
  if (text.length > LONGEST || text.length < 8) return null;
  const plain = PLAIN.exec(text);
  if (plain !== null) return assembleParts(plain, plain[4] ?? '');
  const zoned = ZONED.exec(text.trim());
  if (zoned === null) return readLocal(text, words);
  const [, local = '', hours = '0', minutes = '0', hoursWest = '0', minutesWest = '0'] = zoned;
  const east = (Number(hours) - Number(hoursWest)) * 60 + Number(minutes) - Number(minutesWest);
  return moveToChina(readLocal(local, words), east);
}

/** The same instant as a clock in China shows it. */
function moveToChina(parts: Parts | null, east: number): Parts | null {
  if (parts === null || parts.time === null) return parts;
  const moved = new Date(Date.parse(`${parts.date}T${parts.time}Z`) + (CHINA - east) * MINUTE).toISOString();
  return { date: moved.slice(0, 10), time: moved.slice(11, 11 + parts.time.length) };
}

function readLocal(text: string, words: DateWords): Parts | null {
  const folded = foldDateText(text, words);
  const compact = COMPACT.exec(folded);
  if (compact !== null)
    return assembleParts(compact, compact[4] === undefined ? '' : compact.slice(4).filter(Boolean).join(':'));
  const spelled = SPELLED.exec(folded) ?? GLUED.exec(folded);
  return spelled === null ? null : assembleParts(spelled, spelled[4] ?? '');
}

function assembleParts(match: RegExpExecArray, printedTime: string): Parts | null {
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (!isCalendarDate(year, month, day)) return null;
  const date = `${year}-${pad(month)}-${pad(day)}`;
  if (printedTime === '') return { date, time: null };
  const time = readTime(printedTime);
  return time === null ? null : { date, time };
}

function readTime(printed: string): string | null {
  const match = TIME.exec(printed);
  if (match === null) return null;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  return `${pad(hour)}:${pad(minute)}${match[3] === undefined ? '' : `:${pad(second)}`}`;
}

function isCalendarDate(year: number, month: number, day: number): boolean {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (lengths[month - 1] ?? 0);
}

function pad(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

/** Everything to `2019-3-7` or `2019-3-7-18:26`: numerals to digits, words to separators, blanks gone. */
function foldDateText(text: string, words: DateWords): string {
  // Most dates are in figures, and have nothing to be folded but blanks.
  if (IN_FIGURES.test(text)) return trimMarks(markTime(text).replace(BLANKS, ''));
  const plain = text
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(MINUS, '-');
  const numerals = foldNumerals(dropWeekday(markTime(plain), words).replace(BLANKS, ''), words);
  return trimMarks(foldSeparators(numerals, words));
}

function markTime(text: string): string {
  return text.trim().replace(BEFORE_TIME, '$1T');
}

function trimMarks(text: string): string {
  return text.replace(MARKS_AT_END, '').replace(DASH_BEFORE_TIME, 'T').replace(OUTER, '');
}

function dropWeekday(text: string, words: DateWords): string {
  const weekday = words.weekdays.find((word) => text.includes(word));
  return weekday === undefined
    ? text
    : text
        .replace(weekday, '-')
        .replace(WEEKDAY_BRACKETS, '-')
        .replace(WEEKDAY_DASH, (end) => (end === '-T' ? 'T' : ''));
}

function foldNumerals(text: string, words: DateWords): string {
  let folded = '';
  let spelled = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    const ten = words.tens[char];
    const digit = words.digits[char];
    spelled = spelled || digit !== undefined;
    folded +=
      ten === undefined
        ? (digit ?? char)
        : foldTen(ten, { before: text.charAt(at - 1), after: text.charAt(at + 1), words });
  }
  // Letters printed for the zero of a Chinese year.
  return spelled ? folded.replace(LETTER_ZEROS, '0') : folded;
}

interface Neighbours {
  readonly before: string;
  readonly after: string;
  readonly words: DateWords;
}

/** 十 is 10 alone, 1 before a digit, 0 behind one, and nothing between two. */
function foldTen(ten: string, { before, after, words }: Neighbours): string {
  const hasBefore = words.digits[before] !== undefined;
  const hasAfter = words.digits[after] !== undefined;
  return `${hasBefore ? '' : ten}${hasAfter ? '' : '0'}`;
}

function foldSeparators(text: string, words: DateWords): string {
  let folded = '';
  for (const char of text) {
    if (char === words.year || char === words.month) folded += '-';
    else if (words.day.includes(char)) folded += '-';
    else if (words.hour.includes(char) || words.minute === char) folded += ':';
    else if (words.second !== char) folded += char;
  }
  return folded;
}
