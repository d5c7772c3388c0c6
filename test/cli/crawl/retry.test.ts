import { describe, expect, it } from 'vitest';
import { readOpenTasks } from '../../../src/cli/crawl/retry.js';

const task = (name: string) => ({
  url: `http://a.gov.cn/${name}`,
  purpose: 'page',
  origin: 'found',
  request: null,
  start: null,
});
const event = (name: string, outcome: string, more: object = { task: task(name) }) => ({
  event: 'input',
  input: `http://a.gov.cn/${name}`,
  outcome,
  ...more,
});

describe('readOpenTasks', () => {
  it('gives what failed or was left, as it was asked for', () => {
    const open = readOpenTasks([event('1', 'written'), event('2', 'failed'), event('3', 'left'), { event: 'end' }]);
    expect(open).toEqual([task('2'), task('3')]);
  });

  it('gives nothing that became good later', () => {
    expect(readOpenTasks([event('1', 'failed'), event('1', 'written')])).toEqual([]);
  });

  it('trusts an edited log with addresses only', () => {
    const odd = [
      { task: { url: 'file:///etc/passwd', purpose: 'page' } },
      { task: { url: 'http://a.gov.cn/x', purpose: 'robots' } },
      { task: null },
      {},
    ];
    expect(readOpenTasks(odd.map((more, index) => event(String(index), 'failed', more)))).toEqual([]);
    const bad = { task: { ...task('y'), request: { url: 'x' } } };
    expect(readOpenTasks([event('y', 'failed', bad)])).toEqual([task('y')]);
  });
});
