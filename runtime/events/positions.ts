import type { EventName } from '#contracts/events.ts';
import { comparePositions, type Position } from './position.ts';

/** The last event of each name that somebody has seen or caused, as its place in its owner's log. */
export type Positions = Partial<Record<EventName, Position>>;

/** Both together: of each name the later place. */
export function laterPositions(some: Positions, others: Positions): Positions {
  const merged: Positions = { ...some };
  for (const [name, position] of Object.entries(others) as [EventName, Position][]) {
    const known = merged[name];
    if (!known || comparePositions(known, position) < 0) merged[name] = position;
  }
  return merged;
}
