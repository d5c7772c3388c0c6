import { describe, expect, it } from 'vitest';
import { describeTask, isInScope, scopeOf, subjectOfTask, taskOf } from '../../../src/cli/crawl/task.js';
import { requestKey } from '../../../src/index.js';
import type { ListRequest } from '../../../src/model/list.js';

const scope = scopeOf(['https://www.xinghua.gov.cn/list/'], ['files.example.cn'], null);
const identify = { canonicalAddress: (url: string) => url.toLowerCase().split('#')[0] ?? url, requestKey };

function post(body: string): ListRequest {
  const url = 'https://www.xinghua.gov.cn/module/jpage/dataproxy.jsp';
  const rest = {
    referer: null,
    reader: 'records',
    page: 1,
    pages: null,
    list: 'l',
    column: null,
    offHost: false,
  } as const;
  return { url, post: { contentType: 'application/x-www-form-urlencoded', body }, ...rest };
}

describe('scopes', () => {
  it.each(['www.xinghua.gov.cn', 'xinghua.gov.cn', 'slj.xinghua.gov.cn', 'WWW.XINGHUA.GOV.CN', 'files.example.cn'])(
    'holds %s',
    (host) => expect(isInScope(scope, host)).toBe(true),
  );

  it.each(['gov.cn', 'www.taizhou.gov.cn', 'evilxinghua.gov.cn', 'example.cn', 'xinghua.gov.cn.evil.com'])(
    'leaves out %s',
    (host) => expect(isInScope(scope, host)).toBe(false),
  );
});

describe('tasks', () => {
  it('are told apart by what is posted', () => {
    const [first, second] = ['page=1', 'page=2'].map((body) => {
      const request = post(body);
      return taskOf({ url: request.url, purpose: 'list', scope, request }, identify);
    });
    expect(first?.key).not.toBe(second?.key);
    expect(first && subjectOfTask(first)).toBe(`${post('').url} page=1`);
    expect(first && describeTask(first)).toMatchObject({ purpose: 'list', origin: 'found', request: post('page=1') });
  });

  it('are one for two spellings of an address', () => {
    const of = (url: string) => taskOf({ url, purpose: 'page', scope }, identify).key;
    expect(of('https://A.gov.cn/X')).toBe(of('https://a.gov.cn/x'));
  });

  it('keep the column that a named address has in its fragment', () => {
    const of = (url: string, origin: 'named' | 'found') =>
      taskOf({ url, purpose: 'page', scope, origin }, identify).key;
    expect(of('https://a.gov.cn/index#2811', 'named')).not.toBe(of('https://a.gov.cn/index#2812', 'named'));
    expect(of('https://a.gov.cn/x#top', 'found')).toBe(of('https://a.gov.cn/x', 'found'));
  });
});
