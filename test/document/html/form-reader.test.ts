/** Forms of a page of links: where they go and what they hold. */
import { describe, expect, it } from 'vitest';
import { FormReader } from '../../../src/document/html/form-reader.js';

function formsOf(...tags: readonly (readonly [string, Record<string, string>?])[]) {
  const reader = new FormReader();
  for (const [tag, attributes = {}] of tags) {
    if (tag.startsWith('/')) reader.closeTag(tag.slice(1));
    else reader.openTag(tag, (name) => attributes[name] ?? '');
  }
  return reader.forms;
}

describe('FormReader', () => {
  it('reads kinds of fields in their order, and none outside a form', () => {
    const [form, ...others] = formsOf(
      ['input', { name: 'before' }],
      ['form', { action: ' x.do ', method: 'POST' }],
      ['input', { type: 'HIDDEN', name: 'a', value: '1' }],
      ['input', { name: 'b' }],
      ['input', { type: 'submit', value: 'GO' }],
      ['select', { name: 'c', value: 'x' }],
      ['textarea', { name: 'd' }],
      ['/form'],
      ['input', { name: 'behind' }],
    );
    expect(others).toEqual([]);
    expect(form).toMatchObject({ action: 'x.do', isPosted: true });
    expect(form?.fields.map(({ kind, name, value }) => [kind, name, value])).toEqual([
      ['hidden', 'a', '1'],
      ['shown', 'b', ''],
      ['button', '', 'GO'],
      ['shown', 'c', ''],
      ['private', 'd', ''],
    ]);
  });

  it('is one that nobody may send when it does not fit', () => {
    const hidden = (value: string) => ['input', { type: 'hidden', name: 'a', value }] as const;
    const [long] = formsOf(['form', { method: 'post' }], hidden('x'.repeat(600_000)), hidden('x'.repeat(600_000)));
    expect(long?.fields.map(({ kind }) => kind)).toEqual(['hidden', 'private']);
    const [many] = formsOf(['form'], ...Array.from({ length: 600 }, () => hidden('')));
    expect(many?.fields).toHaveLength(500);
    expect(many?.fields.at(-1)?.kind).toBe('private');
    expect(formsOf(...Array.from({ length: 80 }, () => [['form'], ['/form']] as const).flat())).toHaveLength(50);
  });
});
