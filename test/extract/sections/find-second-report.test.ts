import { describe, expect, it } from 'vitest';
import { findSecondReport } from '../../../src/extract/sections/find-second-report.js';
import { headings } from '../../../src/knowledge/labels/headings.js';
import type { Section } from '../../../src/model/record.js';

const TITLE = '某县水务局2012年政府信息公开工作年度报告';

function part(number: number | null, ...paragraphs: string[]): Section {
  return { number, heading: number === null ? null : '概述', topic: 'overview', paragraphs };
}

function find(...sections: Section[]) {
  return findSecondReport(sections, TITLE, headings.titles);
}

describe('another report on the same page', () => {
  it.each(['某县农业局2012年政府信息公开工作年度报告', '某县水务局2011年政府信息公开工作年度报告'])('%s', (title) => {
    expect(find(part(1, '一。'), part(2, '二。', title, '2013年1月20日'), part(1, '一。'))).toEqual({
      section: 2,
      title,
    });
  });

  it('is none where the title comes again, the count goes on, or no part was before', () => {
    const other = '某县农业局2012年政府信息公开工作年度报告';
    expect(find(part(1, '一。'), part(2, TITLE), part(1, '一。'))).toBeNull();
    expect(find(part(1, '一。', other), part(2, '二。'))).toBeNull();
    expect(find(part(null, other), part(1, '一。'))).toBeNull();
    expect(findSecondReport([part(1, other), part(1)], null, headings.titles)).toBeNull();
  });
});
