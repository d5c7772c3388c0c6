/** A figure is what one number was printed for: anything else has a fault with a name, and no value. */
import { describe, expect, it } from 'vitest';
import { Figures, operandOf, placesOf } from '../../src/checks/figures.js';
import { observe } from './checked-record.js';

const at = (table: number) => ({ at: { table, row: 0, column: 1 } });
const FIRST = operandOf('figures.first');
const SECOND = operandOf('figures.second', 'total');

describe('operandOf', () => {
  it('gives the same operand for the same two, and none for others', () => {
    expect(operandOf('figures.first')).toBe(FIRST);
    expect(operandOf('figures.second', 'total')).toBe(SECOND);
    expect(operandOf('figures.second')).not.toBe(SECOND);
    expect(operandOf('figures.second', 'other').number).not.toBe(SECOND.number);
    expect([FIRST.key, SECOND.key]).toEqual(['figures.first', 'figures.second@total']);
  });
});

describe('Figures', () => {
  it('finds a number with its place and unit', () => {
    const figures = new Figures([observe('figures.other', 1), observe('figures.first', 7, { unit: '条' })]);
    expect(figures.find(FIRST)).toEqual({ operand: FIRST, value: 7, at: [1], fault: null, unit: '条' });
    expect([figures.has(FIRST), figures.valueOf(FIRST), figures.tablesOf(FIRST)]).toEqual([true, 7, [0]]);
  });

  it('tells applicants apart', () => {
    const figures = new Figures([observe('figures.second', 1, { applicant: 'other' })]);
    expect(figures.has(SECOND)).toBe(false);
    expect(figures.valueOf(SECOND)).toBeNull();
  });

  it('names what is not there', () => {
    const figures = new Figures([observe('x', 1, { indicator: null })]);
    expect(figures.find(FIRST)).toEqual({
      operand: FIRST,
      value: null,
      at: [],
      fault: 'is not on the page',
      unit: null,
    });
    expect([figures.has(FIRST), figures.valueOf(FIRST), figures.tablesOf(FIRST)]).toEqual([false, null, []]);
  });

  it.each(['blank', 'placeholder', 'unreadable'] as const)('names what is %s, and keeps its unit', (status) => {
    const figures = new Figures([observe('figures.first', null, { status, unit: '件' })]);
    expect(figures.find(FIRST)).toMatchObject({ value: null, fault: `is ${status}`, at: [0], unit: '件' });
    expect(figures.valueOf(FIRST)).toBeNull();
  });

  it('takes no value of what was not read, and no reading without a value', () => {
    const strange = new Figures([observe('figures.first', 3, { status: 'unreadable' })]);
    expect(strange.find(FIRST)).toMatchObject({ value: null, fault: 'is unreadable' });
    const empty = new Figures([observe('figures.first', null, { status: 'reported' })]);
    expect(empty.find(FIRST)).toMatchObject({ value: null, fault: 'is reported' });
  });

  it('knows no figure of rows that no form knows', () => {
    const unknown = observe('x', 1, { indicator: null });
    expect(new Figures([unknown, unknown]).repeated()).toEqual([]);
  });

  it('takes a number that is printed twice alike, in whichever order it is asked', () => {
    const figures = new Figures([observe('figures.first', 3, at(2)), observe('figures.first', 3, at(5))]);
    expect(figures.valueOf(FIRST)).toBe(3);
    expect(figures.find(FIRST)).toMatchObject({ value: 3, at: [0, 1], fault: null });
    expect(figures.tablesOf(FIRST)).toEqual([2, 5]);
    expect(figures.repeated()).toEqual([[0, 1]]);
  });

  it('takes none that is printed twice with different values, but where a table is named', () => {
    const figures = new Figures([
      observe('figures.other', 1),
      observe('figures.first', 3, at(0)),
      observe('figures.first', 4, at(1)),
    ]);
    const fault = 'is printed twice with different values';
    expect(figures.find(FIRST)).toEqual({ operand: FIRST, value: null, at: [1, 2], fault, unit: null });
    expect(figures.valueOf(FIRST)).toBeNull();
    expect(figures.find(FIRST, 0)).toMatchObject({ value: 3, at: [1] });
    expect(figures.find(FIRST, 1)).toMatchObject({ value: 4, at: [2] });
    expect(figures.find(FIRST, 2)).toMatchObject({ value: null, fault });
    expect(figures.repeated()).toEqual([[1, 2]]);
  });

  it('names a table once, however often it prints the figure', () => {
    const figures = new Figures([observe('figures.first', 3, at(1)), observe('figures.first', 3, at(1))]);
    expect(figures.tablesOf(FIRST)).toEqual([1]);
  });

  it('lays the places of several side by side', () => {
    const figures = new Figures([
      observe('figures.first', 1),
      observe('figures.second', 2, { applicant: 'total' }),
      observe('figures.first', 1),
    ]);
    expect(placesOf([figures.find(SECOND), figures.find(FIRST)])).toEqual([1, 0, 2]);
  });
});
