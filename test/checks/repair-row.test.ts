/** The one change that would make a row add up: which cells it is about, and rows that have none. */
import { describe, expect, it } from 'vitest';
import { findJoin, findRotation, findSurplus, isSumOfRest } from '../../src/checks/repair-row.js';

describe('isSumOfRest', () => {
  it.each<[readonly number[], number, boolean]>([
    [[1, 2, 3], 2, true],
    [[3, 1, 2], 0, true],
    [[1, 2, 4], 2, false],
    [[0, 0], 1, true],
    [[1, 2, 3], 3, false],
    [[], 0, false],
  ])('%j at %i: %s', (values, at, expected) => {
    expect(isSumOfRest(values, at)).toBe(expected);
  });
});

describe('findJoin', () => {
  it.each<[readonly number[], ReturnType<typeof findJoin>]>([
    [[1, 2, 0, 12], { at: 0, one: 1, other: 2 }],
    [[3, 1, 2, 15], { at: 1, one: 1, other: 2 }],
    [[4, 6, 1, 0], { at: 2, one: 1, other: 0 }],
    [[9, 0, 90], { at: 0, one: 9, other: 0 }],
    [[9, 9, 99], { at: 0, one: 9, other: 9 }],
    [[1, 1, 1, 12], { at: 0, one: 1, other: 1 }],
    [[1, 10, 20], null],
    [[10, 1, 101], null],
    [[0, 5, 5], null],
    [[-1, 5, -5], null],
    [[1.5, 5, 20], null],
    [[1, 2], null],
    [[5], null],
    [[], null],
  ])('%j: %j', (values, expected) => {
    expect(findJoin(values)).toEqual(expected);
  });
});

describe('findRotation', () => {
  it.each<[readonly (number | null)[], number | null]>([
    [[3, 1, 4, null], 2],
    [[3, 1, 4, 0], 2],
    [[4, 3, 1, 0], 0],
    [[4, 3, 1, null], null],
    [[3, 1, 5, null], null],
    [[0, 0, 0, null], null],
    [[0, 0, 0, 0], null],
    [[4, null, 4, 0], null],
    [[2, 1, 3, 0], 2],
  ])('%j: %s', (values, expected) => {
    expect(findRotation(values)).toBe(expected);
  });
});

describe('findSurplus', () => {
  it.each<[readonly number[], number | null]>([
    [[9, 3, 1, 4], 9],
    [[3, 1, 4, 9], 9],
    [[3, 1, 5, 8], null],
    [[9, 3, 1, 5], null],
    [[7, 0, 0, 0], null],
    [[0, 0, 0, 7], null],
    [[], null],
  ])('%j: %s', (values, expected) => {
    expect(findSurplus(values)).toBe(expected);
  });
});
