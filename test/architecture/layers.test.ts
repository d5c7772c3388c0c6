/** The picture of ARCHITECTURE.md, import by import: a stage knows only the stages before it. */
import { describe, expect, it } from 'vitest';
import { filesIn, SOURCE_FILES, type SourceFile } from './source-files.js';

const STAGES = ['text', 'document', 'extract', 'record', 'checks', 'output'];
const EDGES = ['fetch', 'archive', 'dataset', 'cli'];
const PARTS_OF_THE_FLOW = ['pipeline.ts', 'read-parts.ts', 'compile-knowledge.ts', 'explain.ts'];
const FLOW = ['model', 'text', 'document', 'extract', 'record', 'checks', 'version.ts', ...PARTS_OF_THE_FLOW];
const DATA = ['model', 'messages', 'errors.ts', 'version.ts'];

/** Who may import whom; a file below `src/` itself is named, everything else is its folder. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  model: ['model'],
  knowledge: ['knowledge', 'model'],
  messages: ['messages'],
  'errors.ts': ['messages'],
  'version.ts': [],
  ...Object.fromEntries(STAGES.map((stage, index) => [stage, ['model', ...STAGES.slice(0, index + 1)]])),
  'compile-knowledge.ts': FLOW,
  'read-parts.ts': FLOW,
  'pipeline.ts': [...FLOW, 'knowledge'],
  'explain.ts': FLOW,
  // Lists beside reports: reads a page's links, never its record.
  discover: ['model', 'text', 'document', 'extract', 'record', 'discover'],
  'index.ts': [...FLOW, 'discover'],
  'node.ts': [...DATA, ...EDGES],
  // Content codings as bytes show them: what is fetched and what is read from an archive are judged alike.
  coding: [],
  // What is remembered of many, packed: for whoever works for hours.
  memory: ['memory'],
  fetch: [...DATA, 'output', 'coding', 'fetch'],
  archive: [...DATA, 'output', 'coding', 'memory', 'archive'],
  dataset: [...DATA, 'output', 'memory', 'dataset'],
  cli: [...DATA, 'output', 'memory', ...EDGES],
};

/** Types may be named where the thing itself is handed in: the program is given the core, it does not import it. */
const TYPES_ONLY: Readonly<Record<string, readonly string[]>> = { cli: ['index.ts'] };
/** Single files of another edge: the archive is a part of the dataset's tree, writes as it does, and orders captures as it does. */
const SHARED_FILES: Readonly<Record<string, readonly string[]>> = {
  archive: ['src/dataset/earlier-capture.ts', 'src/dataset/files.ts', 'src/dataset/tree.ts'],
};
/** Where the core is loaded for the program, when a command needs it: in its own thread and in a worker. */
const LOADERS = {
  paths: ['src/cli/real-environment.ts', 'src/cli/readers/page-worker.ts'],
  target: 'src/index.ts',
};

function layerOf(target: string): string {
  return target.split('/')[1] ?? '';
}

function forbiddenImports(file: SourceFile): readonly string[] {
  return file.imports
    .filter(({ kind }) => kind === 'own')
    .filter(({ target, typeOnly }) => {
      const layer = layerOf(target);
      const allowed = ALLOWED[file.layer] ?? [];
      if (LOADERS.paths.includes(file.path) && target === LOADERS.target) return false;
      if (SHARED_FILES[file.layer]?.includes(target)) return false;
      return !allowed.includes(layer) && !(typeOnly && TYPES_ONLY[file.layer]?.includes(layer));
    })
    .map(({ target }) => `${file.path} → ${target}`);
}

describe('layers', () => {
  it('has a place in the picture for every file', () => {
    expect(SOURCE_FILES.filter(({ layer }) => ALLOWED[layer] === undefined).map(({ path }) => path)).toEqual([]);
  });

  it.each(Object.keys(ALLOWED))('%s imports only what the picture allows', (layer) => {
    expect(filesIn(layer).flatMap(forbiddenImports)).toEqual([]);
  });

  it('imports only files that exist', () => {
    const known = new Set(SOURCE_FILES.map(({ path }) => path));
    const own = SOURCE_FILES.flatMap(({ path, imports }) =>
      imports.filter(({ kind }) => kind === 'own').map(({ target }) => ({ path, target })),
    );
    expect(own.filter(({ target }) => !known.has(target))).toEqual([]);
  });

  it('has no circle of imports that are needed when the program runs', () => {
    expect(findCircle()).toEqual([]);
  });
});

function findCircle(): readonly string[] {
  const next = new Map(
    SOURCE_FILES.map(({ path, imports }) => [
      path,
      imports.filter(({ kind, typeOnly }) => kind === 'own' && !typeOnly).map(({ target }) => target),
    ]),
  );
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): readonly string[] => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return [];
    for (const target of next.get(path) ?? []) {
      const circle = walk(target, [...trail, path]);
      if (circle.length > 0) return circle;
    }
    done.add(path);
    return [];
  };
  return [...next.keys()].map((path) => walk(path, [])).find((circle) => circle.length > 0) ?? [];
}
