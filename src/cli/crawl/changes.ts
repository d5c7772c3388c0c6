/**
 * What a run brought, for the people who read it in the morning. In: what became of reports, and what failed at which host;
 * out: notes of a line each. Nothing to tell, nothing told.
 */
import type { GovdiscloseError } from '../../errors.js';
import { PackedTexts } from '../../memory/packed-texts.js';
import type { Reporter } from '../reporter.js';

const SHOWN = 20;
/** A single failure has its own line already. */
const WORTH_A_LINE = 2;

export type ChangeKind = 'new' | 'changed' | 'gone' | 'held' | 'unlisted';

export class Changes {
  readonly #subjects: Readonly<Record<ChangeKind, PackedTexts>> = {
    new: new PackedTexts(SHOWN),
    changed: new PackedTexts(SHOWN),
    gone: new PackedTexts(SHOWN),
    held: new PackedTexts(SHOWN),
    unlisted: new PackedTexts(SHOWN),
  };
  readonly #failures = new Map<string, Map<string, number>>();

  add(kind: ChangeKind, subject: string): void {
    this.#subjects[kind].push(subject);
  }

  addFailure(host: string, { code }: Pick<GovdiscloseError, 'code'>): void {
    const codes = this.#failures.get(host) ?? new Map<string, number>();
    codes.set(code, (codes.get(code) ?? 0) + 1);
    this.#failures.set(host, codes);
  }

  /** For the end of the run's log. */
  get summary(): Readonly<Record<string, unknown>> {
    const failing = [...this.#failures].map(([host, codes]) => ({ host, failures: Object.fromEntries(codes) }));
    const changes = Object.entries(this.#subjects).map(([kind, subjects]) => [kind, [...subjects]]);
    return { changes: Object.fromEntries(changes), failing };
  }

  tell(reporter: Reporter): void {
    for (const kind of ['new', 'changed', 'held', 'unlisted', 'gone'] as const) {
      const subjects = this.#subjects[kind];
      for (const subject of subjects.first) reporter.note(`note.${kind}`, { subject });
      if (subjects.size > SHOWN) reporter.note('note.more', { count: subjects.size - SHOWN });
    }
    for (const [host, codes] of this.#failures) {
      const failures = [...codes.values()].reduce((sum, count) => sum + count, 0);
      if (failures < WORTH_A_LINE) continue;
      const list = [...codes].map(([code, count]) => `${code} × ${count}`).join(', ');
      reporter.note('note.failing', { host, list });
    }
  }
}
