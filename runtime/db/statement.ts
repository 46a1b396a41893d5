import type { TraceContext } from '../telemetry/trace-context.ts';

/** One statement with its values, ready to be sent; `Row` is what a row of its result looks like. */
export type Step<Row = unknown> = {
  name: string;
  text: string;
  values: readonly unknown[];
  /** The event that this statement puts into the log, and the span that listeners come below. */
  announces?: { event: string; trace: TraceContext };
  /** It may share a transaction with brief statements of others. */
  isBrief?: true;
  /** Only carries the type of a row; never set. */
  row?: Row;
};

export type RowsOf<Steps extends readonly Step[]> = {
  [Index in keyof Steps]: Steps[Index] extends Step<infer Row> ? Row[] : never;
};

/**
 * Names a statement so that each connection prepares it once, and gives a function that fills in its values.
 * The name is unique in the process; `text` uses $1, $2, … and names tables without a schema
 * (each room's role has its own schema as its search path).
 */
export function statement<Row, Values extends readonly unknown[] = []>(
  name: string,
  text: string,
): (...values: Values) => Step<Row> {
  return (...values) => ({ name, text, values });
}

/**
 * As `statement`, for one that looks up by a key and locks nothing that another asker waits for: such a one may share its transaction with
 * those of others, whose locks are held as long as its own. Not for what locks a row of many, or takes long.
 */
export function briefStatement<Row, Values extends readonly unknown[] = []>(
  name: string,
  text: string,
): (...values: Values) => Step<Row> {
  return (...values) => ({ name, text, values, isBrief: true });
}

/**
 * The text of a statement with its values, of these types, out of the planner's sight. PostgreSQL plans a statement anew for
 * every call where its values promise it a cheaper plan; what is always found by the same index need be planned but once.
 */
export function plannedOnce(types: readonly string[], text: string): string {
  return text.replaceAll(/\$(\d+)(?:::[a-z0-9]+(?:\[\])?)?/g, (_value, number: string) => {
    const type = types[Number(number) - 1];
    return `(select $${number}::${type})::${type}`;
  });
}
