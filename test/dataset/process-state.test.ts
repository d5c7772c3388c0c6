import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { readProcessState } from '../../src/dataset/process-state.js';

it('knows this process by number and mark', () => {
  const state = readProcessState(process.pid);
  expect(state.alive).toBe(true);
  expect(readProcessState(process.pid)).toEqual(state);
});

it('knows that a process has ended', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  expect(readProcessState(pid)).toEqual({ alive: false, mark: null });
});
