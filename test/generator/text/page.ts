/** A page model as a text dump: lines of header, title, prose and tables. */
import { writeHeaderText, writeInfoText } from '../header/text.js';
import type { Block, PageModel } from '../model.js';
import { type TextShape, writeGrid } from './grid.js';

export function writeText(page: PageModel, options: { shape: TextShape; withChrome: boolean }): string {
  const titles = page.blocks.filter((block) => block.type === 'title');
  const rest = page.blocks.filter((block) => block.type !== 'title');
  const lines = [
    ...(options.withChrome ? [page.breadcrumb.join(' > ')] : []),
    ...writeHeaderText(page.header),
    ...titles.flatMap((block) => writeBlock(block, options.shape)),
    ...writeInfoText(page.header),
    ...rest.flatMap((block) => writeBlock(block, options.shape)),
    ...(page.navigation.previous === null ? [] : [`${page.words.previous} ${page.navigation.previous}`]),
    ...(page.navigation.next === null ? [] : [`${page.words.next} ${page.navigation.next}`]),
  ];
  return `${lines.join('\n')}\n`;
}

function writeBlock(block: Block, shape: TextShape): string[] {
  if (block.type === 'table')
    return shape === 'M' || shape === 'F' ? ['', writeGrid(shape, block.grid), ''] : [writeGrid(shape, block.grid)];
  return 'text' in block ? [block.text] : [];
}
