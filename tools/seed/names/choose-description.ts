import { isStockNote } from './is-stock-note.ts';

/**
 * The most frequent description that is a name (the first by letters on a tie); undefined when there is none.
 * `descriptions` holds the number of lines of each.
 */
export const chooseDescription = (descriptions: ReadonlyMap<string, number>): string | undefined =>
  [...descriptions]
    .filter(([description]) => description.trim() !== '' && !isStockNote(description))
    .toSorted(([one, oneLines], [two, twoLines]) => twoLines - oneLines || (one < two ? -1 : 1))[0]?.[0];
