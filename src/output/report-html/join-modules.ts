/**
 * The page's script: plain modules → one script that runs by itself. In: names and texts of the modules, those that others
 * import first; out: each in a scope of its own, its exports handed on. Refuses other ways to import or export, a module
 * that is not there yet, and text that would end the script's element.
 */

export interface PageModule {
  /** `words.js`. */
  readonly name: string;
  readonly text: string;
}

const IMPORT = /^import \{([^}]*)\} from '\.\/([a-z-]+\.js)';\n/gm;
const EXPORT = /^export ((?:function|const|class) (\w+))/gm;
const OTHER_FORMS = /^(?:import|export)\b/m;
const ENDING = /<\/script|<!--/i;
const RENAMED = / as /g;

export function joinModules(modules: readonly PageModule[]): string {
  const seen = new Set<string>();
  const parts = modules.map(({ name, text }) => {
    const exported: string[] = [];
    const body = text
      .replace(IMPORT, (_, names: string, from: string) => {
        if (!seen.has(from)) throw new TypeError(`${name} imports ${from}, which is not there yet`);
        return `const {${names.replace(RENAMED, ': ')}} = modules['${from}'];\n`;
      })
      .replace(EXPORT, (_, declaration: string, id: string) => {
        exported.push(id);
        return declaration;
      });
    if (OTHER_FORMS.test(body) || ENDING.test(body)) throw new TypeError(`${name} cannot be joined`);
    seen.add(name);
    return `modules['${name}'] = (() => {\n${body}return { ${exported.join(', ')} };\n})();\n`;
  });
  return `(() => {\n'use strict';\nconst modules = {};\n${parts.join('')}})();\n`;
}
