import type { Language } from '#contracts/markets.ts';

/** A table on paper; columns named in `numbers` stand at the right. */
export type SheetTable = {
  caption: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  /** The share of the width of each column. */
  widths: readonly number[];
  numbers: ReadonlySet<number>;
};

/** A document in words, however it is shown: on a page to print, or in a PDF. */
export type Sheet = {
  language: Language;
  title: string;
  /** What the file says of itself: when it was issued, UTC ISO. */
  issuedAt: string;
  facts: readonly { label: string; value: string }[];
  parties: readonly { label: string; lines: readonly string[] }[];
  tables: readonly SheetTable[];
  sums: readonly { label: string; value: string; isTotal: boolean }[];
  notes: readonly string[];
  /** Which page of how many: `{page}` and `{pages}` are put in. */
  pageWords: string;
};
