import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Frontier } from '../../../src/cli/crawl/frontier.js';

interface Task {
  readonly key: string;
  readonly host: string;
}

const task = (host: string, name: string): Task => ({ host, key: `${host}/${name}` });
const never = (): boolean => false;

function fill(tasks: readonly Task[]): Frontier<Task> {
  const frontier = new Frontier<Task>();
  for (const one of tasks) frontier.add(one);
  return frontier;
}

describe('Frontier', () => {
  it('takes each address once', () => {
    const frontier = fill([task('a', '1')]);
    expect(frontier.add(task('a', '1'))).toBe(false);
    frontier.mark('a/2');
    expect(frontier.add(task('a', '2'))).toBe(false);
    expect(frontier.known).toBe(2);
  });

  it('asks a host one thing at a time and several hosts at once', async () => {
    const frontier = fill(['a', 'b', 'c'].flatMap((host) => [task(host, '1'), task(host, '2'), task(host, '3')]));
    const busy = new Map<string, number>();
    let most = 0;
    const order: string[] = [];
    await frontier.drain({
      concurrency: 2,
      mostUnderWay: 2,
      mustStop: never,
      work: async ({ key, host }) => {
        order.push(key);
        busy.set(host, (busy.get(host) ?? 0) + 1);
        expect(busy.get(host)).toBe(1);
        most = Math.max(most, [...busy.values()].filter((count) => count > 0).length);
        await wait(1);
        busy.set(host, 0);
      },
    });
    expect(most).toBe(2);
    expect(order.filter((key) => key.startsWith('a'))).toEqual(['a/1', 'a/2', 'a/3']);
    expect(order).toHaveLength(9);
  });

  it('asks a host for the next while a page is read, as many as may be under way', async () => {
    const frontier = fill(['1', '2', '3', '4', '5'].map((name) => task('a', name)));
    let [asking, under, most] = [0, 0, 0];
    await frontier.drain({
      concurrency: 1,
      mostUnderWay: 3,
      mustStop: never,
      work: async (_, release) => {
        asking += 1;
        under += 1;
        expect(asking).toBe(1);
        most = Math.max(most, under);
        await wait(0);
        asking -= 1;
        release();
        release();
        await wait(20);
        under -= 1;
      },
    });
    expect(most).toBe(3);
    expect(under).toBe(0);
  });

  it('does what is found on the way', async () => {
    const frontier = fill([task('a', '1')]);
    const done: string[] = [];
    await frontier.drain({
      concurrency: 4,
      mostUnderWay: 4,
      mustStop: never,
      work: async ({ key }) => {
        await wait(0);
        done.push(key);
        if (done.length < 5) frontier.add(task(done.length % 2 === 0 ? 'a' : 'b', `found${done.length}`));
      },
    });
    expect(done).toEqual(['a/1', 'b/found1', 'a/found2', 'b/found3', 'a/found4']);
  });

  it('leaves what was not begun when told to stop', async () => {
    const frontier = fill(['1', '2', '3', '4'].map((name) => task('a', name)));
    let stopped = false;
    await frontier.drain({
      concurrency: 1,
      mostUnderWay: 1,
      mustStop: () => stopped,
      work: async ({ key }) => {
        stopped = key === 'a/2';
      },
    });
    expect([...frontier.takeRest()].map(({ key }) => key)).toEqual(['a/3', 'a/4']);
  });

  it('ends with the failure of a worker after the others have ended', async () => {
    const frontier = fill([task('a', '1'), task('b', '1')]);
    const ended: string[] = [];
    const drained = frontier.drain({
      concurrency: 2,
      mostUnderWay: 2,
      mustStop: never,
      work: async ({ host }) => {
        if (host === 'a') throw new Error('made up');
        await wait(2);
        ended.push(host);
      },
    });
    await expect(drained).rejects.toThrow('made up');
    expect(ended).toEqual(['b']);
  });
});
