import type { Connection } from './connection.ts';
import { DatabaseRefusal, mustFailed, OutcomeUnknown } from './database.ts';
import { inTurn } from './in-turn.ts';
import { FlightQuery } from './flight-query.ts';
import { ownParsers } from './own-parsers.ts';
import type { Step } from './statement.ts';

type PgError = Error & { code?: string; constraint?: string };

/** Puts one statement on the wire now; the answer comes in its turn. */
export async function send(connection: Connection, step: Step): Promise<unknown[]> {
  return (await sendTogether(connection, [step]))[0] ?? [];
}

/** The rows of each step, all of which go out in one round trip of this tick and are one transaction unless one is open. */
export function sendTogether(connection: Connection, steps: readonly Step[]): Promise<unknown[][]> {
  connection.waiting += steps.length;
  return new Promise((resolve, reject) => {
    const told = (error: Error | null, rows: unknown[][]) => {
      connection.waiting -= steps.length;
      inTurn(() => (error ? reject(error) : resolve(rows)));
    };
    connection.client.query(new FlightQuery(steps, ownParsers, told));
  });
}

/**
 * Codes (SQLSTATE, or of the socket) that say the connection ended, so that nobody knows whether a commit was done.
 * 08P01 is not among them: there the server answered that it could not read a statement, and rolled back.
 */
const endedConnection = /^(08(?!P01)...|57P..|ECONNRESET|EPIPE|ETIMEDOUT)$/;

/** Waits for work of the driver; throws what its error says, also when no connection could be opened. */
export async function explained<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw explain(error as PgError);
  }
}

/** Turns a driver error into a refusal, an unknown outcome, or leaves it as it is. */
export function explain(error: PgError): Error {
  const { code } = error;
  if (code === mustFailed) return new DatabaseRefusal(error.message, mustFailed, error);
  if (code?.startsWith('23')) return new DatabaseRefusal(error.constraint ?? code, code, error);
  if (code === undefined || endedConnection.test(code)) return new OutcomeUnknown(error);
  return error;
}

/**
 * What was rolled back, or not even begun, for a reason that another try may not meet: deadlock, serialisation, and a name
 * that the driver takes for prepared although the statement that should have prepared it was skipped, since an earlier one
 * of its flight had failed (26000, and 42P05 when it then prepares it twice).
 */
const passing = new Set(['40P01', '40001', '26000', '42P05']);

/** Whether nothing was done, and another try may do it. */
export function isWorthAnotherTry(error: unknown): boolean {
  return passing.has((error as PgError).code ?? '');
}
