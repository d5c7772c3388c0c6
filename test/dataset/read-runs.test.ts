import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findLastEnd, listRuns, readRun } from '../../src/dataset/read-runs.js';
import { plant, temporaryFolder } from '../cli/captured-environment.js';

let root = '';
beforeEach(() => {
  root = temporaryFolder();
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

const end = (at: string): string => `${JSON.stringify({ event: 'end', at })}\n`;

describe('runs', () => {
  it('are listed the last first, and nothing else with them', () => {
    const names = ['20260101T000000000Z', '20260102T000000000Z', '20260102T000000000Z-2', '20260102T000000000Z-10'];
    plant(root, Object.fromEntries([...names, 'notes'].map((name) => [`runs/${name}/log.ndjson`, ''])));
    expect(listRuns(fs, root)).toEqual([...names].reverse());
  });

  it('are read over torn and foreign lines', () => {
    const [name] = ['20260101T000000000Z'];
    plant(root, { [`runs/${name}/log.ndjson`]: `{"event":"start"}\n17\n{"event":"input"}\n{"event":"en` });
    expect(readRun(fs, root, name).map(({ event }) => event)).toEqual(['start', 'input']);
  });

  it('tell when one last came to its end', () => {
    plant(root, {
      'runs/20260101T000000000Z/log.ndjson': end('2026-01-01T01:00:00.000Z'),
      'runs/20260102T000000000Z/log.ndjson': '{"event":"start"}\n',
    });
    expect(findLastEnd(fs, root)).toBe('2026-01-01T01:00:00.000Z');
    expect(findLastEnd(fs, join(root, 'nowhere'))).toBeNull();
  });
});
