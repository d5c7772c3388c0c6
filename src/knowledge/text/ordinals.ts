import type { OrdinalWords } from '../../model/text-knowledge.js';

/** The numerals and delimiters of headings and rows. */
export const ordinalWords = {
  digits: '一二三四五六七八九',
  ten: '十',
  formalDigits: '壹贰叁肆伍陆柒捌玖',
  formalTen: '拾',
  prefix: '第',
  delimiters: '、.．﹒',
  joined: ['季度', '产业', '级', '年级', '批', '期', '号', '类', '审', '把手', '手'],
} satisfies OrdinalWords;
