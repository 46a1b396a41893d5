import { bits, type Bits } from './bits.ts';

/** Columns that a search works with, of zeros: who writes there leaves zeros again. */
export type Scratch = {
  /** Of one word of a search: what its own words come to, those that it may begin, and the fields that they stand in. */
  exactly: Float64Array;
  begun: Float64Array;
  standsIn: Uint8Array;
  /** Of the whole search: what it comes to, and what a document holds of it (`tallies.ts`). */
  scores: Float64Array;
  tallies: Uint16Array;
  /** Documents that have something of the whole search, and of one word of it; the only columns that are left as they are. */
  touched: Uint32Array;
  own: Uint32Array;
};

/** What a search works with, kept for the next one: new megabytes for each are more work than the search. */
export type Workspace = {
  /** An empty set, lent until `takeSetsBack`. */
  emptySet: () => Bits;
  takeSetsBack: () => void;
  scratch: () => Scratch;
};

/** A workspace for documents with numbers below `room`. */
export function createWorkspace(room: number): Workspace {
  const sets: Bits[] = [];
  let lent = 0;
  let scratch: Scratch | undefined;
  return {
    emptySet: () => {
      const set = sets[lent] ?? bits.none(room);
      sets[lent] = set;
      lent += 1;
      return set.fill(0);
    },
    takeSetsBack: () => {
      lent = 0;
    },
    scratch: () => {
      scratch ??= {
        exactly: new Float64Array(room),
        begun: new Float64Array(room),
        scores: new Float64Array(room),
        standsIn: new Uint8Array(room),
        tallies: new Uint16Array(room),
        touched: new Uint32Array(room),
        own: new Uint32Array(room),
      };
      return scratch;
    },
  };
}
