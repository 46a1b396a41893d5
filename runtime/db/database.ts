import type { RowsOf, Step } from './statement.ts';

/** What a room does with its database. Every method adds its own span and counts its statements. */
export type Database = {
  /** Sends one statement and gives its rows. */
  rows<Row>(step: Step<Row>): Promise<Row[]>;
  /** Sends one statement and gives its first row. */
  row<Row>(step: Step<Row>): Promise<Row | undefined>;
  /** Sends independent reads together in one round trip, outside a transaction. */
  together<const Steps extends readonly Step[]>(steps: Steps): Promise<RowsOf<Steps>>;
  /**
   * Sends the steps as one flight, in one message: one round trip, all or nothing. It is a transaction of its own, which it shares
   * only if all of its steps are brief (`briefStatement`).
   * Throws DatabaseRefusal when the database refuses (a constraint, or `must` in the SQL).
   */
  flight<const Steps extends readonly Step[]>(steps: Steps): Promise<RowsOf<Steps>>;
  /** As `flight`, but a refusal is a value: the name of the constraint or of the failed `must`. */
  tryFlight<const Steps extends readonly Step[]>(steps: Steps): Promise<Flown<Steps>>;
  /** A transaction whose steps steer each other, on a connection of its own: for imports and other slow work. */
  transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
};

export type Flown<Steps extends readonly Step[]> =
  | { isRefused: false; rows: RowsOf<Steps> }
  | { isRefused: true; refusedBy: string };

export type Transaction = Pick<Database, 'rows' | 'row'>;

/** SQLSTATE that the function `must(condition, name)` of every room's schema raises. */
export const mustFailed = 'SK001';

/** The database said no by a constraint or by `must`; nothing was written. */
export class DatabaseRefusal extends Error {
  readonly refusedBy: string;
  readonly sqlState: string;
  constructor(refusedBy: string, sqlState: string, cause: unknown) {
    super(`the database refused: ${refusedBy}`, { cause });
    this.name = 'DatabaseRefusal';
    this.refusedBy = refusedBy;
    this.sqlState = sqlState;
  }
}

/** The connection was lost after the flight was sent: it may or may not have been committed. */
export class OutcomeUnknown extends Error {
  constructor(cause: unknown) {
    super('the database connection was lost while a transaction was under way', { cause });
    this.name = 'OutcomeUnknown';
  }
}
