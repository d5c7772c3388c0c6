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

describe('compileGroups', () => {
  const row = (code: string, parent?: string, more: object = {}) => ({
    ...{ code, label: code, labelEn: code, ...more },
    ...(parent !== undefined && { parent }),
  });
  const rows = [
    row('a', undefined, { group: true }),
    row('a.local', 'a', { local: true }),
    row('a.first', 'a'),
    row('a.first.part', 'a.first'),
    row('a.second', 'a'),
    row('b', undefined, { group: true }),
    row('b.group', 'b', { group: true }),
    row('b.group.first', 'b.group'),
    row('empty', undefined, { group: true }),
    row('alone'),
  ];
  const about = { id: 'own', title: '', titleEn: '', authority: '', years: [2014, null], note: '' } as const;
  const list = { id: 'list', layout: 'list', columns: [], sums: [], rows } as const;
  const clauses = { id: 'clauses', layout: 'clauses', section: '', sums: [], clauses: [] } as const;

  it('gives the first row of each group, and all others below it', () => {
    const [compiled] = compileGroups([{ ...about, tables: [list, clauses] }]).values();
    expect([...(compiled ?? [])]).toEqual([
      ['a', { first: 'a.first', later: ['a.first.part', 'a.second'] }],
      ['b.group', { first: 'b.group.first', later: [] }],
    ]);
  });

  it('keeps the forms apart', () => {
    expect([...compileGroups(defaultKnowledge.forms).keys()]).toEqual(defaultKnowledge.forms.map(({ id }) => id));
    expect(compileGroups(defaultKnowledge.forms).get('national-2021')?.get('outcome.refused')).toMatchObject({
      first: 'outcome.refused.state_secret',
    });
  });
});

describe('what is said of such figures', () => {
  it('names the groups, and leaves figures of other rows and rows without one as they are', () => {
    const unknown = { ...shown('x', '3'), indicator: null };
    const rows = [
      shown('proactive.channels', '12'),
      shown('proactive.channels', ''),
      shown('proactive.channels.website', '5'),
      shown('response', '7'),
      shown('response.channels.interviews', '1'),
      unknown,
    ];
    const { observations, diagnostics } = settleGroups(rows, groups);
    expect(observations).toEqual([
      { ...rows[0], value: null, status: 'unreadable' },
      rows[1],
      rows[2],
      { ...rows[3], value: null, status: 'unreadable' },
      rows[4],
      unknown,
    ]);
    const message =
      "proactive.channels, response: figures stand beside a group, and its first row is not on the page: they may be that row's, and are left unread";
    expect(diagnostics).toEqual([{ code: 'group-or-first-row', severity: 'warning', message, at: '/observations' }]);
  });

  it('is nothing where all is well, and the rows are the same', () => {
    const rows = [shown('proactive.channels.website', '5')];
    expect(settleGroups(rows, groups).observations).toBe(rows);
    const blank = [shown('proactive.channels', ''), shown('proactive.channels.website', '5')];
    expect(settleGroups(blank, groups).observations).toBe(blank);
  });
});
