/** Every family of systems has a list that shows it. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { families } from '../../../src/knowledge/portals/families.js';

const PORTALS = fileURLToPath(new URL('../../../fixtures/portals/', import.meta.url));

it('is shown by a fixture', () => {
  const shown = readdirSync(PORTALS).map(
    (name) => (JSON.parse(readFileSync(`${PORTALS}${name}/expected.json`, 'utf8')) as { family: string | null }).family,
  );
  expect(families.map(({ name }) => name).filter((name) => !shown.includes(name))).toEqual([]);
});
