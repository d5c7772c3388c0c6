/**
 * Lines and the headings among them → the parts of the report, in page order, nothing merged and nothing left out.
 * A table of the form stands in for a heading that is lost.
 */
import type { Section, Topic } from '../../model/record.js';
import type { BlockUse } from '../../model/result.js';
import type { Diagnostic } from '../../model/text.js';
import type { FoundHeading } from './find-headings.js';
import type { Line } from './gather-lines.js';

export interface AssembleInput {
  readonly lines: readonly Line[];
  readonly headings: readonly FoundHeading[];
  /** Index of a table's block → the part of the report that it belongs to. */
  readonly tableTopics: ReadonlyMap<number, Topic>;
}

export interface Assembled {
  readonly sections: readonly Section[];
  /** The caller's own: what it knows of other blocks goes in beside. */
  readonly uses: Map<number, BlockUse>;
  readonly diagnostics: readonly Diagnostic[];
}

interface Draft {
  readonly number: number | null;
  readonly heading: string | null;
  topic: Topic | null;
  readonly paragraphs: string[];
}

interface Hint {
  readonly block: number;
  readonly topic: Topic;
}

export function assembleSections({ lines, headings, tableTopics }: AssembleInput): Assembled {
  const writer = new SectionWriter(pendingHints(headings, tableTopics));
  const byLine = new Map(headings.map((heading) => [heading.at, heading]));
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    const heading = byLine.get(at);
    if (line === undefined) break;
    writer.openHintsBefore(line.block);
    if (heading === undefined) writer.addText(line);
    else writer.openHeading(heading, lines.slice(at, at + heading.lines));
    at += heading?.lines ?? 1;
  }
  return writer.finish();
}

/** Tables whose part no heading names. */
function pendingHints(headings: readonly FoundHeading[], tableTopics: ReadonlyMap<number, Topic>): Hint[] {
  const named = new Set(headings.map(({ topic }) => topic));
  const hints: Hint[] = [];
  for (const [block, topic] of [...tableTopics].sort((a, b) => a[0] - b[0])) {
    if (named.has(topic)) continue;
    named.add(topic);
    hints.push({ block, topic });
  }
  return hints;
}

class SectionWriter {
  private readonly drafts: Draft[] = [];
  private readonly uses = new Map<number, BlockUse>();
  private readonly diagnostics: Diagnostic[] = [];

  constructor(private readonly hints: Hint[]) {}

  /** Parts whose tables stand before this block and whose heading is lost. */
  openHintsBefore(block: number): void {
    for (let hint = this.hints[0]; hint !== undefined && hint.block < block; hint = this.hints[0]) {
      this.hints.shift();
      this.openHint(hint);
    }
  }

  openHeading(heading: FoundHeading, lines: readonly Line[]): void {
    const words = heading.words === '' ? null : heading.words;
    const paragraphs = heading.rest === '' ? [] : [heading.rest];
    this.drafts.push({ number: heading.number, heading: words, topic: heading.topic, paragraphs });
    for (const { block } of lines) this.uses.set(block, { as: 'heading', why: whyHeading(heading) });
    if (heading.lines > 1) this.report('heading-over-lines', 'The heading was put together from two lines.');
    if (heading.number === null && heading.level > 0)
      this.report('heading-number-lost', 'The number of the heading is lost.');
    if (words === null) this.report('heading-words-lost', 'Only the number of the heading is printed.');
  }

  addText(line: Line): void {
    if (this.drafts.length === 0) this.drafts.push({ number: null, heading: null, topic: null, paragraphs: [] });
    this.drafts.at(-1)?.paragraphs.push(line.text);
    if (!this.uses.has(line.block)) this.uses.set(line.block, { as: 'text', why: 'text of a part' });
  }

  finish(): Assembled {
    this.openHintsBefore(Number.POSITIVE_INFINITY);
    this.reportNumbers();
    return { sections: this.drafts, uses: this.uses, diagnostics: this.diagnostics };
  }

  private openHint({ topic }: Hint): void {
    const open = this.drafts.at(-1);
    if (open !== undefined && open.heading === null && open.number !== null && open.topic === null) open.topic = topic;
    else this.drafts.push({ number: null, heading: null, topic, paragraphs: [] });
    this.report('heading-from-table', `No heading of this part is printed; its table shows that it is "${topic}".`);
  }

  private report(code: string, message: string): void {
    this.diagnostics.push({ code, severity: 'info', message, at: `/sections/${this.drafts.length - 1}` });
  }

  /** Numbers are reported, never corrected: they decide nothing. */
  private reportNumbers(): void {
    let last: number | null = null;
    this.drafts.forEach(({ number }, index) => {
      if (number === null) return;
      const fault = last === null ? (number > 1 ? 'skipped' : null) : numberFault(last, number);
      last = number;
      if (fault === null) return;
      const message = `Part ${index} is numbered ${number}: the count is ${fault} here.`;
      this.diagnostics.push({ code: `heading-number-${fault}`, severity: 'info', message, at: `/sections/${index}` });
    });
  }
}

function numberFault(last: number, number: number): 'repeated' | 'restarted' | 'skipped' | null {
  if (number === last) return 'repeated';
  if (number < last) return 'restarted';
  return number > last + 1 ? 'skipped' : null;
}

function whyHeading(heading: FoundHeading): string {
  const by = heading.sure ? 'heading words' : 'a numbered short line';
  return `${by}${heading.topic === null ? '' : ` of topic ${heading.topic}`}`;
}
