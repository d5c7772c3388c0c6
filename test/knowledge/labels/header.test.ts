import { describe, expect, it } from 'vitest';
import { labelKey } from '../../../src/extract/header/compile-header.js';
import { headerLabels } from '../../../src/knowledge/labels/header.js';

const words: string[] = Object.values(headerLabels.fields).flat(2);

describe('header labels', () => {
  it('are claimed once', () => {
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
    expect(headerLabels.controls.filter((word) => words.includes(word))).toEqual([]);
  });

  it('are written as their key', () => {
    expect(words.filter((word) => labelKey(word) !== word)).toEqual([]);
  });

  it('name existing labels as weak', () => {
    expect(headerLabels.weak.filter((word) => !words.includes(word))).toEqual([]);
  });
});
