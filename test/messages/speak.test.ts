import { describe, expect, it } from 'vitest';
import { describeError, type ErrorCode, EXIT_CODES, GovdiscloseError } from '../../src/errors.js';
import { en } from '../../src/messages/en.js';
import { detectLanguage, type MessageKey, speakIn } from '../../src/messages/speak.js';
import { zh } from '../../src/messages/zh.js';

const KEYS = Object.keys(en) as MessageKey[];

/** A comma, a colon, a bracket of English beside a Chinese character. */
const FOREIGN_MARK = /\p{Script=Han}[,;:!?(]|[,;:!?)]\p{Script=Han}/u;
const CHINESE_MARK = /[，。；：、？！（）]/;
/** Beside 退出代码, 待确认, 网页, 已填报, 未通过: what the same things were once called. */
const OTHER_NAMES = /退出码|留待|待决定|页面|已报告|核对不符|已消失/u;

function placesIn(template: string): readonly string[] {
  return [...template.matchAll(/\{([a-zA-Z]+)/g)].map(([, name]) => name ?? '').sort();
}

describe('the two languages', () => {
  it('have the same messages', () => {
    expect(Object.keys(zh)).toEqual(KEYS);
  });

  it.each(KEYS)('fill in the same values: %s', (key) => {
    expect(placesIn(zh[key])).toEqual(placesIn(en[key]));
  });

  it.each(KEYS)('say it in one line, in their own punctuation: %s', (key) => {
    if (key !== 'help.self') expect(`${en[key]}${zh[key]}`).not.toContain('\n');
    expect(zh[key]).not.toMatch(FOREIGN_MARK);
    expect(en[key]).not.toMatch(CHINESE_MARK);
  });

  it('call a thing by one name', () => {
    const others = KEYS.filter((key) => OTHER_NAMES.test(zh[key]) && !key.startsWith('kind.'));
    expect(others).toEqual([]);
  });

  it('have words for every error, in one line: why, what was kept, what to do', () => {
    const codes = Object.keys(EXIT_CODES) as ErrorCode[];
    for (const code of codes) {
      expect(KEYS).toContain(`error.${code}`);
      expect(en[`error.${code}`].split(';').length).toBeGreaterThanOrEqual(2);
    }
    expect(KEYS.filter((key) => key.startsWith('error.'))).toHaveLength(codes.length);
  });
});

describe('speaking', () => {
  it('counts', () => {
    const say = speakIn('en');
    expect(say('account.inputs', { count: 1 })).toBe('1 input');
    expect(say('account.inputs', { count: 120 })).toBe('120 inputs');
    expect(speakIn('zh')('account.inputs', { count: 2 })).toBe('2 个输入');
  });

  it('leaves visible what it is not given', () => {
    expect(speakIn('en')('usage.unknownOption')).toBe('unknown option {name}');
  });

  it.each([
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'C' }, 'en'],
    [{}, 'en'],
    [{ LC_ALL: 'en_US.UTF-8', LANG: 'zh_CN' }, 'en'],
    [{ LC_ALL: '', LC_MESSAGES: 'zh_TW', LANG: 'C' }, 'zh'],
  ])('takes the language from %j', (env, language) => {
    expect(detectLanguage(env)).toBe(language);
  });

  it('lets a reason that has no words stand for itself', () => {
    const error = new GovdiscloseError('ERR_PATH_UNREADABLE', { subject: 'a', why: 'why.ESTALE' });
    expect(describeError(error, speakIn('en'))).toContain('a: ESTALE; the other inputs');
  });

  it('says an error with its code, what it is about, and why', () => {
    const error = new GovdiscloseError('ERR_PATH_UNREADABLE', { subject: 'a.html', why: 'why.EACCES' });
    expect(describeError(error, speakIn('en'))).toBe(
      'ERR_PATH_UNREADABLE a.html: permission denied; the other inputs are read; check who may read it',
    );
    expect(describeError(error, speakIn('zh'))).toContain('没有权限');
    expect(error.exitCode).toBe(1);
  });
});
