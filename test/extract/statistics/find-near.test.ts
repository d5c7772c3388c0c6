import { describe, expect, it } from 'vitest';
import { compileKnowledge } from '../../../src/compile-knowledge.js';
import { findNear } from '../../../src/extract/statistics/find-near.js';
import { beginReading } from '../../../src/extract/statistics/reading.js';
import { defaultKnowledge } from '../../../src/pipeline.js';

const { statistics } = compileKnowledge(defaultKnowledge);
const ROWS = defaultKnowledge.forms.flatMap(({ tables }) =>
  tables.flatMap((table) => (table.layout === 'list' ? table.rows : [])),
);

function near(text: string): string | undefined {
  return findNear(beginReading(statistics).cells.read(text).label, ROWS, statistics.words.negations)?.code;
}

describe('a label that no form knows', () => {
  it('is near by the wording that it shares, brackets or none', () => {
    expect(near('回应公众关注热点或重大与情数（不同方式回应同一热点计1次）')).toBe('response.events');
    expect(near('召开政府信息公开工作会议或专题会议次数')).toBe('training.meetings');
  });

  it('is allowed as many errors as its own words are long, whatever its brackets say', () => {
    expect(near('微信申请数（含通过政务服务热线转办的申请）')).toBeUndefined();
    expect(near('其他申请书（含通过政务服务热线转办的申请）')).toBeUndefined();
  });

  it('is never near what a negation sets apart', () => {
    expect(near('不同意部分公开答复数')).toBeUndefined();
  });
});
