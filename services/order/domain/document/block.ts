import type { Mark } from './mark.ts';

/** A strip of a page that is never torn; its marks count from its own top. */
export type Block = {
  height: number;
  marks: readonly Mark[];
  /** Whether it must stand on one page with the block behind it. */
  keepsNext: boolean;
  /** What is said again above it when it begins a page: the head of its table. */
  head: readonly Block[];
};
