/**
 * A headless Chromium, driven over its debugging pipe: a file is opened, asked, clicked and printed. What it says on the
 * console, what throws and what it asks the network for is kept. Ends with the test.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';

const END = '\0';
const TRIES = 400;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

export class Chromium {
  /** Words on the console, errors, dialogs, requests: a page of ours gives none. */
  readonly complaints: string[] = [];
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #events: string[] = [];
  #session: string | null = null;
  #next = 1;
  #file = '';

  private constructor(program: string) {
    this.#profile = mkdtempSync(join(tmpdir(), 'govdisclose-chromium-'));
    const quiet = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
    this.#process = spawn(
      program,
      [...quiet, '--disable-component-update', '--remote-debugging-pipe', `--user-data-dir=${this.#profile}`],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
    );
    let text = '';
    (this.#process.stdio[4] as Readable).setEncoding('utf8').on('data', (part: string) => {
      const messages = (text + part).split(END);
      text = messages.pop() ?? '';
      for (const message of messages) this.#take(JSON.parse(message) as Message);
    });
  }

  static async open(program: string): Promise<Chromium> {
    const browser = new Chromium(program);
    const { targetId } = await browser.#ask('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await browser.#ask('Target.attachToTarget', { targetId, flatten: true });
    browser.#session = String(sessionId);
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await browser.#ask(`${domain}.enable`);
    return browser;
  }

  async load(file: string, hash = ''): Promise<void> {
    this.#file = pathToFileURL(file).href;
    this.#events.length = 0;
    // From an empty page: another hash of the same file would load nothing.
    await this.#ask('Page.navigate', { url: 'about:blank' });
    await this.#ask('Page.navigate', { url: `${this.#file}${hash}` });
    for (let tries = 0; tries < TRIES && !(await this.#isWritten()); tries++) await pause();
  }

  #isWritten(): Promise<boolean> {
    return this.evaluate<boolean>(
      "location.protocol === 'file:' && document.readyState === 'complete' && document.getElementById('found') !== null",
    );
  }

  async evaluate<Value>(expression: string): Promise<Value> {
    const { result, exceptionDetails } = await this.#ask('Runtime.evaluate', { expression, returnByValue: true });
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { value: Value }).value;
  }

  /** Waits until something is so; tells what was there when it never was. */
  async until(expression: string): Promise<void> {
    for (let tries = 0; tries < TRIES; tries++) {
      if (await this.evaluate<boolean>(`Boolean(${expression})`)) return;
      await pause();
    }
    throw new Error(
      `never: ${expression}: ${await this.evaluate<string>("document.getElementById('app').innerText.slice(0, 600)")}`,
    );
  }

  async press(key: string): Promise<void> {
    const text = key === 'Enter' ? '\r' : undefined;
    const code = key === 'Enter' ? 13 : 9;
    const event = { key, code: key, windowsVirtualKeyCode: code, ...(text !== undefined && { text }) };
    await this.#ask('Input.dispatchKeyEvent', { type: 'keyDown', ...event });
    await this.#ask('Input.dispatchKeyEvent', { type: 'keyUp', key, code: key, windowsVirtualKeyCode: code });
  }

  async print(): Promise<Buffer> {
    const { data } = await this.#ask('Page.printToPDF', { preferCSSPageSize: true, printBackground: true });
    return Buffer.from(String(data), 'base64');
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill();
    await ended;
    // Its own children may still be writing when it has ended: some seconds are given to them.
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }

  #ask(method: string, params: Readonly<Record<string, unknown>> = {}): Promise<Readonly<Record<string, unknown>>> {
    const id = this.#next++;
    const message = { id, method, params, ...(this.#session !== null && { sessionId: this.#session }) };
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result = {}, error }) => {
        if (error === undefined) resolve(result);
        else reject(new Error(`${method}: ${error.message}`));
      });
      (this.#process.stdio[3] as Writable).write(JSON.stringify(message) + END);
    });
  }

  #take({ id, method = '', params = {}, ...rest }: Message): void {
    if (id !== undefined) {
      this.#waiting.get(id)?.(rest);
      this.#waiting.delete(id);
      return;
    }
    this.#events.push(method);
    const isComplaint = /consoleAPICalled|exceptionThrown|entryAdded|javascriptDialogOpening/.test(method);
    if (isComplaint) this.complaints.push(`${method} ${JSON.stringify(params)}`);
    if (method !== 'Network.requestWillBeSent') return;
    const { url = '' } = params['request'] as { url?: string };
    if (!url.startsWith(this.#file) && url !== 'about:blank') this.complaints.push(`request ${url}`);
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 25);
  });
}
