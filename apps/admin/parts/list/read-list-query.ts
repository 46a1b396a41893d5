import { shownColumns } from '../shown-columns.ts';

export const pageSizes = [24, 50, 100] as const;

/** How much of a list its address asks for: rows a page, and columns behind the first. */
export type ListQuery<Id extends string> = {
  size: (typeof pageSizes)[number];
  columns: readonly Id[];
};

/** Reads what every list has in its address; what it says wrongly counts as not said. */
export function readListQuery<Id extends string>(
  parameters: URLSearchParams,
  ids: readonly Id[],
  usual: readonly Id[] = ids,
): ListQuery<Id> {
  return {
    size: pageSizes.find((size) => String(size) === parameters.get('size')) ?? pageSizes[0],
    columns: shownColumns(ids, parameters.get('columns'), usual),
  };
}
