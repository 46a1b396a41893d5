import type { EventName } from '#contracts/events.ts';
import type { Database } from '../db/database.ts';
import type { Step } from '../db/statement.ts';
import type { Position } from './position.ts';
import { laterPositions, type Positions } from './positions.ts';
import { appendEvent, readAnnounced, type AnnouncedRow } from './store/event-log.ts';

const appendName = appendEvent('', '', '', 0, '', '').name;
const readName = readAnnounced().name;
const nameIndex = 1;

type Rows = readonly (readonly unknown[])[];

/** Where the events of a committed flight stand in the log: the last of each name; undefined when it had none. */
export function positionsOf(steps: readonly Step[], rows: Rows): Positions | undefined {
  let found: Positions | undefined;
  for (const [index, { name, values }] of steps.entries()) {
    if (name === appendName) {
      const [position] = (rows[index] ?? []) as Position[];
      if (position) found = laterPositions(found ?? {}, { [values[nameIndex] as EventName]: position });
    }
    if (name === readName) {
      const announced = (rows[index] ?? []) as AnnouncedRow[];
      for (const { name: event, ...position } of announced)
        found = laterPositions(found ?? {}, { [event]: position });
    }
  }
  return found;
}

/**
 * The same database, which calls `hear` after each commit that announced events. A statement that announces what it
 * changed, in bulk, does not tell where; then the transaction is asked at its end, in the same round trip.
 */
export function noteAnnouncements(db: Database, hear: (positions: Positions) => void): Database {
  const note = (steps: readonly Step[], rows: Rows) => {
    const positions = positionsOf(steps, rows);
    if (positions) hear(positions);
  };
  const flight = async (steps: readonly Step[]): Promise<Rows> => {
    const all = withQuestion(steps);
    const rows: Rows = await db.flight(all);
    note(all, rows);
    return rows.slice(0, steps.length);
  };
  const rowsOf = async (step: Step): Promise<readonly unknown[]> => {
    if (announcesInBulk(step)) return (await flight([step]))[0] ?? [];
    const rows = await db.rows(step);
    note([step], [rows]);
    return rows;
  };
  return {
    ...db,
    rows: rowsOf as unknown as Database['rows'],
    row: (async (step: Step) => (await rowsOf(step))[0]) as Database['row'],
    flight: flight as unknown as Database['flight'],
    tryFlight: (async (steps: readonly Step[]) => {
      const all = withQuestion(steps);
      const flown = await db.tryFlight(all);
      if (flown.isRefused) return flown;
      note(all, flown.rows);
      return { isRefused: false, rows: flown.rows.slice(0, steps.length) };
    }) as Database['tryFlight'],
    transaction: async (work) => {
      const steps: Step[] = [];
      const found: unknown[][] = [];
      const result = await db.transaction(async (transaction) => {
        const rows: typeof transaction.rows = async (step) => {
          const got = await transaction.rows(step);
          if (step.name !== appendName && !announcesInBulk(step)) return got;
          steps.push(step);
          found.push(got);
          return got;
        };
        const worked = await work({ rows, row: async (step) => (await rows(step))[0] });
        if (steps.some(announcesInBulk)) {
          steps.push(readAnnounced());
          found.push(await transaction.rows(readAnnounced()));
        }
        return worked;
      });
      note(steps, found);
      return result;
    },
  };
}

/** The steps, and at their end the question where their events stand, unless it is there or nothing raises it. */
function withQuestion(steps: readonly Step[]): readonly Step[] {
  const isAsked = steps.at(-1)?.name === readName;
  return isAsked || !steps.some(announcesInBulk) ? steps : [...steps, readAnnounced()];
}

const bulkByName = new Map<string, boolean>();

/** Whether a statement appends events otherwise than `announce` does. */
function announcesInBulk({ name, text }: Step): boolean {
  const known = bulkByName.get(name);
  if (known !== undefined) return known;
  const isBulk = name !== appendName && /\binsert into event_log\b/i.test(text);
  bulkByName.set(name, isBulk);
  return isBulk;
}
