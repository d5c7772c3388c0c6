/**
 * Which copies of its tables a dataset gets → the way to open them. In: the kinds that were asked for, and those that are there
 * already, which are renewed so that they never differ from the tables. Their libraries are loaded here, when they are needed.
 */
import { GovdiscloseError, systemCode } from '../../errors.js';
import type { TableKnowledge } from '../../model/table-knowledge.js';
import { listFolder, removeFile, type Tree } from '../tree.js';
import { EXCEL_FOLDER } from './excel-copy.js';
import { PARQUET_FOLDER } from './parquet-copy.js';
import { COPY_KINDS, type CopyKind, type OpenCopies, type PlacedFile } from './table-copy.js';

const FOLDERS: Readonly<Record<CopyKind, string>> = { excel: EXCEL_FOLDER, parquet: PARQUET_FOLDER };
const OWN_COPY =
  /^(?:reports|observations|series|crosswalk|codebook|wide-[a-z0-9-]+|sections|checks|cross-checks)\.(?:csv|xlsx|parquet)$/;
const PACKAGES: Readonly<Record<CopyKind, string>> = { excel: 'fflate', parquet: 'hyparquet-writer' };
const MISSING = 'ERR_MODULE_NOT_FOUND';

export interface CopyOptions {
  readonly tree: Tree;
  readonly knowledge: TableKnowledge;
  readonly asked: readonly CopyKind[];
}

export async function planCopies({ tree, knowledge, asked }: CopyOptions): Promise<OpenCopies> {
  const kinds = COPY_KINDS.filter((kind) => asked.includes(kind) || listOwn(tree, FOLDERS[kind]).length > 0);
  const openers = await Promise.all(kinds.map((kind) => loadOpener(kind, { tree, knowledge })));
  return (table) => openers.flatMap((open) => open(table));
}

/** Copies of tables that the dataset has no more, or that became too large. */
export function removeOtherCopies(tree: Tree, kept: ReadonlySet<string>): readonly PlacedFile[] {
  const others = COPY_KINDS.flatMap((kind) =>
    listOwn(tree, FOLDERS[kind]).map((name) => [FOLDERS[kind], name] as const),
  );
  const stale = others.filter((names) => !kept.has(names.join('/')));
  for (const names of stale) removeFile(tree, names);
  return stale.map((names) => ({ path: names.join('/'), change: 'removed' as const }));
}

function listOwn(tree: Tree, folder: string): readonly string[] {
  return listFolder(tree, [folder]).filter((name) => OWN_COPY.test(name));
}

async function loadOpener(kind: CopyKind, options: Pick<CopyOptions, 'tree' | 'knowledge'>): Promise<OpenCopies> {
  try {
    return await (kind === 'excel' ? loadExcel(options) : loadParquet(options));
  } catch (error) {
    if (systemCode(error) !== MISSING) throw error;
    throw new GovdiscloseError('ERR_PACKAGE_MISSING', { subject: PACKAGES[kind], values: { option: `--${kind}` } });
  }
}

async function loadExcel({ tree, knowledge }: Pick<CopyOptions, 'tree' | 'knowledge'>): Promise<OpenCopies> {
  const [library, { ExcelCopy }] = await Promise.all([import('fflate'), import('./excel-copy.js')]);
  return (table) => [new ExcelCopy({ tree, table, knowledge, library })];
}

async function loadParquet({ tree }: Pick<CopyOptions, 'tree'>): Promise<OpenCopies> {
  const [library, { ParquetCopy }] = await Promise.all([import('hyparquet-writer'), import('./parquet-copy.js')]);
  return (table) => [new ParquetCopy({ tree, table, library })];
}
