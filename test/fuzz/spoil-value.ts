/** One value of a JSON text made another kind of value, lost, doubled or given a name that objects have of their own. */
import type { Random } from '../generator/random.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const VALUES: readonly Json[] = [
  null,
  true,
  0,
  -1,
  0.5,
  1e308,
  2 ** 53,
  '',
  'x',
  '../../x',
  '\u0000\u001b[2J',
  '=1+1',
  '<script>',
  '9'.repeat(2000),
  [],
  {},
  [null],
  [[]],
  { a: 1 },
];
const NAMES = ['__proto__', 'constructor', 'toString', 'length', '', 'x'.repeat(3000)];

export function spoilValue(text: string, random: Random): string {
  const root = JSON.parse(text) as Json;
  for (let times = random.pick([1, 1, 2]); times > 0; times--) spoilInside(root, random);
  return JSON.stringify(root);
}

/** Goes down at random and changes what it stops at. */
function spoilInside(value: Json, random: Random): void {
  if (typeof value !== 'object' || value === null) return;
  const keys = Object.keys(value);
  const key = keys.length === 0 ? 'x' : random.pick(keys);
  const holder = value as Record<string, Json>;
  const inner = holder[key];
  if (typeof inner === 'object' && inner !== null && random.chance(0.7)) spoilInside(inner, random);
  else if (random.chance(0.2)) delete holder[key];
  else if (!Array.isArray(value) && random.chance(0.15))
    Object.defineProperty(holder, random.pick(NAMES), {
      value: random.pick(VALUES),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  else holder[key] = random.pick(VALUES);
}
