import { OutcomeUnknown } from './database.ts';
import { inTurn } from './in-turn.ts';
import type { Pool } from './pool.ts';
import { explain, sendTogether } from './send.ts';
import type { Step } from './statement.ts';

type Rows = unknown[][];
type Send = (steps: readonly Step[]) => Promise<Rows>;
type Flight = { steps: readonly Step[]; flown: PromiseWithResolvers<Rows> };

/** Shared messages under way at once, and flights in one. */
const messagesMost = 2;
const flightsMost = 16;

/**
 * Sends brief flights: those that come in one turn of the event loop, or while others are under way, go as one message and one transaction,
 * with one commit. If that is rolled back each goes by itself, as `alone` does it, so that a refusal meets only whom it is for.
 */
export function shareFlights(pool: Pick<Pool, 'use'>, alone: Send): Send {
  const waiting: Flight[] = [];
  let underWay = 0;
  let isDue = false;

  function sendSoon(): void {
    if (isDue || underWay >= messagesMost) return;
    isDue = true;
    setImmediate(() => {
      isDue = false;
      const flights = waiting.splice(0, flightsMost);
      if (flights.length > 0) void sendNow(flights);
    });
  }

  async function sendNow(flights: readonly Flight[]): Promise<void> {
    underWay += 1;
    await (flights.length > 1 ? sendAsOne(flights) : sendEach(flights));
    underWay -= 1;
    if (waiting.length > 0) sendSoon();
  }

  async function sendAsOne(flights: readonly Flight[]): Promise<void> {
    try {
      const steps = flights.flatMap((flight) => flight.steps);
      const rows = await pool.use((connection) => sendTogether(connection, steps));
      for (const { steps: own, flown } of flights) {
        const answer = rows.splice(0, own.length);
        inTurn(() => flown.resolve(answer));
      }
    } catch (error) {
      // What may be committed must not be sent again.
      if (!(explain(error as Error) instanceof OutcomeUnknown)) return sendEach(flights);
      for (const { flown } of flights) flown.reject(error);
    }
  }

  async function sendEach(flights: readonly Flight[]): Promise<void> {
    await Promise.all(flights.map(({ steps, flown }) => alone(steps).then(flown.resolve, flown.reject)));
  }

  return (steps) => {
    const flown = Promise.withResolvers<Rows>();
    waiting.push({ steps, flown });
    sendSoon();
    return flown.promise;
  };
}
