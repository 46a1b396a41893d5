import { laterPositions, type Positions } from './positions.ts';

/** Gathers where the events stand that one request announces, in however many rooms. */
export type AnnouncedCollector = {
  note: (positions: Positions) => void;
  /** Everything so far; undefined when nothing was announced. */
  all: () => Positions | undefined;
};

/** An empty collector. */
export function collectAnnounced(): AnnouncedCollector {
  let collected: Positions | undefined;
  return {
    note: (positions) => {
      collected = laterPositions(collected ?? {}, positions);
    },
    all: () => collected,
  };
}
