/** Labels broken over two lines: joined where the two are one of a form, and only then. */
import { describe, expect, it } from 'vitest';
import { joinBroken } from '../../../../src/extract/statistics/dump/join-broken.js';
import { reading, tokens } from '../blocks.js';

const join = (...texts: readonly string[]) => joinBroken(tokens(...texts), reading).map(({ cell }) => cell.text);

describe('a label broken over two lines', () => {
  it('is one token, as printed, where it began', () => {
    const [head, joined, ...others] = joinBroken(tokens('信息内容', '本年新', '制作数量', '12'), reading);
    expect(head?.cell.text).toBe('信息内容');
    expect(joined).toMatchObject({ block: 1, cell: { text: '本年新\n制作数量', raw: 'raw 本年新\nraw 制作数量' } });
    expect(others.map(({ cell }) => cell.text)).toEqual(['12']);
  });

  it('may have an ordinal', () => {
    expect(join('一、本年新收政府信息', '公开申请数量')).toHaveLength(1);
    expect(join('一、', '本年新收政府信息公开申请数量')).toHaveLength(1);
  });

  it.each([
    ['whose first line is a label itself', ['不予公开', '国家秘密']],
    ['whose lines together are none', ['本年新', '某某数量']],
    ['that a figure is part of', ['本年新', '12']],
    ['behind a figure', ['12', '本年新制作数量']],
    ['of one line', ['本年新制作数量']],
  ])('is none %s', (_, lines) => {
    expect(join(...lines)).toEqual(lines);
  });
});
