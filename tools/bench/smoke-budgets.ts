/**
 * What a short look at a line judges: the statements of one thing done, with those of its events, and whether its share of
 * the floor is judged at half of what it must be, or why not yet.
 */
export type SmokeBudget = {
  /** Things done, by eight clients. */
  turns: number;
  /** Statements for each, at the most. */
  statements: number;
  share: 'judged' | { open: string };
};

/**
 * About 1.2 times the most that was counted on a machine at a load of 25 to 50 (0, 0.1, 1, 8 to 11 and 77 to 90): the fewer at
 * once, the more statements the events of each take. What one call may send is counted exactly in the tests of its room.
 */
export const smokeBudgets: Readonly<Record<string, SmokeBudget>> = {
  'product-data': { turns: 2000, statements: 0.5, share: 'judged' },
  'product-page': { turns: 1000, statements: 0.3, share: 'judged' },
  search: { turns: 400, statements: 1.5, share: { open: 'it has no floor' } },
  'add-to-cart': {
    turns: 100,
    statements: 13,
    share: { open: 'at 0.13 of its floor half of what it must is too near' },
  },
  checkout: { turns: 30, statements: 110, share: { open: 'it is far from its aim' } },
};
