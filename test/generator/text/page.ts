/** A page model as a text dump: lines of header, title, prose and tables. */
import { writeHeaderText, writeInfoText } from '../header/text.js';
import type { Block, PageModel } from '../model.js';
import { type Loss, type TextShape, writeGrid } from './grid.js';

export function writeText(page: PageModel, options: { shape: TextShape; loss: Loss; withChrome: boolean }): string {
  const titles = page.blocks.filter((block) => block.type === 'title');
  const rest = page.blocks.filter((block) => block.type !== 'title');
  const lines = [
    ...(options.withChrome ? [page.breadcrumb.join(' > ')] : []),
    ...writeHeaderText(page.header),
    ...titles.flatMap((block) => writeBlock(block, options)),
    ...writeInfoText(page.header),
    ...rest.flatMap((block) => writeBlock(block, options)),
    ...(page.navigation.previous === null ? [] : [`${page.words.previous} ${page.navigation.previous}`]),
    ...(page.navigation.next === null ? [] : [`${page.words.next} ${page.navigation.next}`]),
  ];
  return `${lines.join('\n')}\n`;
}

function writeBlock(block: Block, options: { shape: TextShape; loss: Loss }): string[] {
  if (block.type !== 'table') return 'text' in block ? [block.text] : [];
  const written = writeGrid(options.shape, block.grid, options.loss);
  return options.shape === 'M' || options.shape === 'F' ? ['', written, ''] : [written];
}
