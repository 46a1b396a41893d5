import type { Block } from './block.ts';
import type { Mark } from './mark.ts';

/**
 * Puts blocks on pages between `top` and `bottom`: what does not fit goes on the next, together with what it keeps
 * with, under its head. What keeps together and is higher than a page is torn between its blocks.
 */
export function paginate(
  blocks: readonly Block[],
  { top, bottom }: { top: number; bottom: number },
): Mark[][] {
  let page: Mark[] = [];
  const pages = [page];
  let y = top;
  const place = ({ marks, height }: Block): void => {
    // A gap at the top of a page parts nothing.
    if (y === top && marks.length === 0) return;
    page.push(...marks.map((mark) => ({ ...mark, y: mark.y + y })));
    y += height;
  };
  const turn = (head: readonly Block[]): void => {
    page = [];
    pages.push(page);
    y = top;
    for (const block of head) place(block);
  };
  for (const group of groupsOf(blocks)) {
    const head = group[0]?.head ?? [];
    const fitsOnNext = heightOf(head) + heightOf(group) <= bottom - top;
    if (y + heightOf(group) > bottom && fitsOnNext) turn(head);
    for (const block of group) {
      if (y + block.height > bottom) turn(block.head);
      place(block);
    }
  }
  return pages;
}

/** Blocks that keep with each other, in their order. */
function groupsOf(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = [];
  let isOpen = false;
  for (const block of blocks) {
    if (isOpen) groups.at(-1)?.push(block);
    else groups.push([block]);
    isOpen = block.keepsNext;
  }
  return groups;
}

function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { height }) => sum + height, 0);
}
