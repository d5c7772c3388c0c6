/** What is installed with the program: nothing that runs by itself, every byte locked, and an audit is told as it was. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ROOT } from './source-files.js';

interface Locked {
  readonly version: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly integrity?: string;
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
}

interface Auditor {
  readonly judgeAudit: (answer: string, failure: string) => { readonly outcome: string; readonly words: string };
}

const SCRIPT = pathToFileURL(join(ROOT, 'scripts/audit-packages.mjs')).href;
const { judgeAudit } = (await import(SCRIPT)) as Auditor;

const read = (name: string): unknown => JSON.parse(readFileSync(join(ROOT, name), 'utf8'));
const manifest = read('package.json') as Manifest;
const { packages } = read('package-lock.json') as { readonly packages: Readonly<Record<string, Locked>> };
const LOCKED = Object.entries(packages).filter(([name]) => name !== '');
const RUNTIME = LOCKED.filter(([, { dev }]) => dev !== true);
const GROUPS = ['dependencies', 'optionalDependencies', 'devDependencies'] as const;
/** Scripts that npm runs by itself where a package is installed. */
const BY_ITSELF = ['preinstall', 'install', 'postinstall', 'prepare'];
describe('what is installed', () => {
  it('F89 nothing that comes with the program runs a script when it is installed, and neither does the program', () => {
    expect(RUNTIME.length).toBeGreaterThan(Object.keys(manifest.dependencies).length);
    expect(RUNTIME.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([name]) => name)).toEqual([]);
    expect(BY_ITSELF.filter((name) => manifest.scripts[name] !== undefined)).toEqual([]);
  });

  it('F89 every package is locked to its bytes, and the lock is that of the manifest', () => {
    expect(LOCKED.filter(([, { integrity, link }]) => integrity === undefined || link === true)).toEqual([]);
    const root = packages[''] as unknown as Manifest;
    for (const group of GROUPS) expect(root[group]).toEqual(manifest[group]);
    const wanted = GROUPS.flatMap((group) => Object.entries(manifest[group]));
    expect(wanted.filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)).toEqual([]);
  });
});

describe('an audit', () => {
  const flaw = { name: 'left', range: '<2.0.0', severity: 'high' };
  const audit = (total: unknown, vulnerabilities: unknown): string =>
    JSON.stringify({ metadata: { vulnerabilities: { total }, dependencies: { total: 51 } }, vulnerabilities });

  it('F89 is clean only where the registry counted and found nothing', () => {
    expect(judgeAudit(audit(0, {}), '')).toEqual({ outcome: 'clean', words: 'nothing known against 51 packages' });
    expect(judgeAudit(audit(1, { left: flaw }), '')).toEqual({ outcome: 'found', words: 'left <2.0.0 (high)' });
  });

  it('F89 was not done where the registry did not answer, or answered something else', () => {
    const refused = { outcome: 'not done', words: '405 Method Not Allowed - POST /bulk' };
    expect(
      judgeAudit(JSON.stringify({ message: '405 Method Not Allowed -\n POST /bulk', statusCode: 405 }), ''),
    ).toEqual(refused);
    expect(judgeAudit('', 'spawnSync npm ETIMEDOUT')).toEqual({
      outcome: 'not done',
      words: 'spawnSync npm ETIMEDOUT',
    });
    for (const answer of [
      '<html>',
      'null',
      '{}',
      audit(null, {}),
      audit(0, null),
      audit(0, { left: flaw }),
      audit(1, {}),
    ]) {
      expect(judgeAudit(answer, '').outcome, answer).toBe('not done');
    }
  });
});
