// A module of the tests, written in TypeScript → the module, on every Node that runs the program. Its own imports must be packages.
import { readFileSync } from 'node:fs';
import ts from 'typescript';

const PACKAGE = /(from\s+')([^'./][^']*)(')/g;

export function loadTypescript(path) {
  const source = readFileSync(new URL(path, import.meta.url), 'utf8');
  const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(source, { compilerOptions: options });
  const resolved = outputText.replace(PACKAGE, (_, before, name, after) => before + import.meta.resolve(name) + after);
  return import(`data:text/javascript,${encodeURIComponent(resolved)}`);
}
