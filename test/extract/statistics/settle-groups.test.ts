import { describe, expect, it } from 'vitest';
import { compileGroups, settleGroups } from '../../../src/extract/statistics/settle-groups.js';
import type { Observation } from '../../../src/index.js';
import { defaultKnowledge } from '../../../src/knowledge/index.js';

const groups = compileGroups(defaultKnowledge.forms).get('national-2014') ?? new Map();

const shown = (indicator: string, raw: string): Observation => ({
  indicator,
  applicant: null,
  value: raw === '' ? null : Number(raw),
  unit: null,
  status: raw === '' ? 'blank' : 'reported',
  raw,
  note: null,
  label: indicator,
  path: [],
  match: 'exact',
  at: { table: 0, row: 0, column: 1 },
});

const read = (rows: readonly [string, string][]) =>
  settleGroups(
    rows.map(([indicator, raw]) => shown(indicator, raw)),
    groups,
  );

describe('figures beside a group', () => {
  it('are left unread where its first row is not on the page and a later one is', () => {
    const { observations, diagnostics } = read([
      ['proactive.channels', '12'],
      ['proactive.channels.website', '5'],
    ]);
    expect(observations[0]).toMatchObject({ value: null, status: 'unreadable', raw: '12' });
    expect(observations[1]).toMatchObject({ value: 5, status: 'reported' });
    expect(diagnostics.map(({ code }) => code)).toEqual(['group-or-first-row']);
  });

  it('are left unread where a row of a row is all that is left of the group', () => {
    const { observations } = read([
      ['response', '7'],
      ['response.channels.interviews', '1'],
    ]);
    expect(observations[0]?.value).toBeNull();
  });

  it.each([
    ['its first row is there', 'proactive.channels.gazette', '3'],
    ['its first row is there and blank', 'proactive.channels.gazette', ''],
    ['no row of the group is there', 'requests.received', '3'],
  ])('are the group’s own where %s', (_, indicator, raw) => {
    const { observations, diagnostics } = read([
      ['proactive.channels', '12'],
      [indicator, raw],
    ]);
    expect(observations[0]?.value).toBe(12);
    expect(diagnostics).toEqual([]);
  });
});
