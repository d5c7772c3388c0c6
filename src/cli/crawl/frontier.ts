/**
 * The addresses of one run that are still to be asked. In: tasks, each once; out: a worker's turn for each, host by host:
 * one at a time on a host, several hosts side by side, in the order they were found. A worker that is done with its host
 * says so, and goes on with what it got while the host is asked for the next. What is not begun is left.
 */
import { TextSet } from '../../memory/text-set.js';

export interface Keyed {
  /** What makes two tasks the same. */
  readonly key: string;
  readonly host: string;
}

export interface DrainOptions<T> {
  /** How many hosts at once. */
  readonly concurrency: number;
  /** How many tasks may be under way, with or without their host. */
  readonly mostUnderWay: number;
  /** `release` gives the host to the next task before this one has ended. */
  readonly work: (task: T, release: () => void) => Promise<void>;
  readonly mustStop: () => boolean;
}

/** A queue that gives its memory back: a list of 10⁵ links must not be shifted one by one. */
class Lane<T> {
  #tasks: (T | undefined)[] = [];
  #next = 0;

  push(task: T): void {
    this.#tasks.push(task);
  }

  take(): T | undefined {
    if (this.size === 0) return undefined;
    const task = this.#tasks[this.#next];
    this.#tasks[this.#next] = undefined;
    this.#next += 1;
    if (this.#next > 1000 && this.#next * 2 > this.#tasks.length) {
      this.#tasks = this.#tasks.slice(this.#next);
      this.#next = 0;
    }
    return task;
  }

  get size(): number {
    return this.#tasks.length - this.#next;
  }
}

export class Frontier<T extends Keyed> {
  readonly #seen = new TextSet();
  readonly #lanes = new Map<string, Lane<T>>();
  /** Hosts with work that nobody is on, in the order of their turn. */
  readonly #idle = new Set<string>();
  readonly #busy = new Set<string>();
  #underWay = 0;
  #wake: () => void = () => undefined;

  /** How many tasks were ever added. */
  get known(): number {
    return this.#seen.size;
  }

  has(key: string): boolean {
    return this.#seen.has(key);
  }

  /** False when the task is known already. */
  add(task: T): boolean {
    if (!this.#seen.add(task.key)) return false;
    const lane = this.#lanes.get(task.host) ?? new Lane<T>();
    this.#lanes.set(task.host, lane);
    lane.push(task);
    if (!this.#busy.has(task.host)) this.#idle.add(task.host);
    this.#wake();
    return true;
  }

  /** Marks a task as known that is not to be done: an address that was met in another way. */
  mark(key: string): void {
    this.#seen.add(key);
  }

  /** Works until nothing is left and nobody can add more, or until told to stop; what was begun is ended. */
  async drain(options: DrainOptions<T>): Promise<void> {
    let failure: unknown = null;
    for (;;) {
      while (failure === null && this.#mayStart(options)) {
        this.#start(options.work).catch((error: unknown) => {
          failure ??= error;
          this.#wake();
        });
      }
      if (this.#underWay === 0) break;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (failure !== null) throw failure;
  }

  #mayStart({ concurrency, mostUnderWay, mustStop }: DrainOptions<T>): boolean {
    const isRoom = this.#busy.size < concurrency && this.#underWay < mostUnderWay;
    return isRoom && this.#idle.size > 0 && !mustStop();
  }

  /** What was not begun, host by host. */
  *takeRest(): Generator<T> {
    for (const lane of this.#lanes.values()) {
      for (let task = lane.take(); task !== undefined; task = lane.take()) yield task;
    }
    this.#idle.clear();
  }

  async #start(work: DrainOptions<T>['work']): Promise<void> {
    const [host = ''] = this.#idle;
    this.#idle.delete(host);
    const lane = this.#lanes.get(host);
    const task = lane?.take();
    if (lane === undefined || task === undefined) return;
    this.#busy.add(host);
    this.#underWay += 1;
    let isReleased = false;
    const release = (): void => {
      if (isReleased) return;
      isReleased = true;
      this.#busy.delete(host);
      if (lane.size > 0) this.#idle.add(host);
      else this.#lanes.delete(host);
      this.#wake();
    };
    try {
      await work(task, release);
    } finally {
      this.#underWay -= 1;
      release();
      this.#wake();
    }
  }
}
