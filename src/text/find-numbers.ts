import type { Numbers } from './read-number.js';
export interface FoundNumber {
  readonly value: number;
  readonly unit: string | null;
  readonly start: number;
  readonly end: number;
  readonly approximate: boolean;
}
export function findNumbers(_text: string, _numbers: Numbers): FoundNumber[] {
  return [];
}
