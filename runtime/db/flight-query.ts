import pg from 'pg';
import type { Step } from './statement.ts';

/** What the driver's connection does for queries, and the parts of one that it calls: its types do not tell. */
type Wire = {
  stream: { cork: () => void; uncork: () => void };
  parsedStatements: Record<string, string>;
  submittedNamedStatements: Record<string, string>;
  columns?: Map<string, Columns>;
  parse: (statement: { name: string; text: string }) => void;
  bind: (bound: { statement: string; values: readonly unknown[]; valueMapper: unknown }) => void;
  describe: (of: { type: 'P'; name: string }) => void;
  execute: (portal: object) => void;
  sync: () => void;
};
type Columns = { name: string; read: (text: string) => unknown }[];
type Field = { name: string; dataTypeID: number; format?: 'text' | 'binary' };
type ReadsTypes = { getTypeParser: (oid: number, format?: 'text' | 'binary') => (text: string) => unknown };
const { prepareValue } = (pg as unknown as { utils: { prepareValue: unknown } }).utils;

/** `lock table` wants a transaction, and PostgreSQL takes a pipeline for one from its second statement on. */
const opening: Step = { name: 'open', text: 'select', values: [] };
const wantsOpening = /^\s*lock\b/i;

/**
 * Statements that travel, and are answered, under one Sync: PostgreSQL makes them one transaction, skips what follows an
 * error, and commits at the Sync (protocol "Extended Query", pipelining). Columns are described once to a connection.
 */
export class FlightQuery extends pg.Query {
  /** The statement that answers are of now: the driver notes by it what the server has parsed. */
  name: string;
  text: string;
  readonly #steps: readonly Step[];
  readonly #rows: unknown[][];
  readonly #types: ReadsTypes;
  readonly #told: (error: Error | null, rows: unknown[][]) => void;
  #at = 0;
  #wire: Wire | undefined;
  #columns: Columns | undefined;
  #fault: Error | undefined;

  constructor(
    steps: readonly Step[],
    types: ReadsTypes,
    told: (error: Error | null, rows: unknown[][]) => void,
  ) {
    super('');
    const first = steps[0];
    this.#steps = first && wantsOpening.test(first.text) ? [opening, ...steps] : steps;
    this.#rows = this.#steps.map(() => []);
    this.#types = types;
    this.#told = (error, rows) => told(error, rows.slice(this.#steps.length - steps.length));
    this.name = this.#steps[0]?.name ?? '';
    this.text = this.#steps[0]?.text ?? '';
    this.submit = (connection) => this.#send(connection as unknown as Wire);
  }

  /** Writes everything in one piece. What cannot be written spoils the flight: nothing of it may be committed. */
  #send(wire: Wire): null {
    this.#wire = wire;
    wire.columns ??= new Map();
    wire.stream.cork();
    try {
      for (const { name, text, values } of this.#steps) {
        const known =
          name === '' ? undefined : (wire.parsedStatements[name] ?? wire.submittedNamedStatements[name]);
        if (known === undefined) {
          wire.parse({ name, text });
          if (name !== '') wire.submittedNamedStatements[name] = text;
        } else if (known !== text) throw new Error(`another statement is called ${name}`);
        wire.bind({ statement: name, values, valueMapper: prepareValue });
        if (name === '' || !wire.columns.has(name)) wire.describe({ type: 'P', name: '' });
        wire.execute({});
      }
    } catch (error) {
      this.#fault = error as Error;
      wire.parse({ name: '', text: 'cannot be sent' });
    } finally {
      wire.sync();
      wire.stream.uncork();
    }
    return null;
  }

  handleRowDescription({ fields }: { fields: readonly Field[] }): void {
    const columns = fields.map(({ name, dataTypeID, format }) => {
      return { name, read: this.#types.getTypeParser(dataTypeID, format ?? 'text') };
    });
    this.#wire?.columns?.set(this.name, columns);
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    this.#columns ??= this.#wire?.columns?.get(this.name) ?? [];
    const row: Record<string, unknown> = {};
    try {
      let index = 0;
      for (const { name, read } of this.#columns) {
        const text = fields[index];
        row[name] = text === null || text === undefined ? null : read(text);
        index += 1;
      }
    } catch (error) {
      this.#fault ??= error as Error;
    }
    this.#rows[this.#at]?.push(row);
  }

  handleCommandComplete(): void {
    const columns = this.#wire?.columns;
    if (columns?.has(this.name) === false) columns.set(this.name, []);
    this.#columns = undefined;
    this.#at += 1;
    this.name = this.#steps[this.#at]?.name ?? '';
    this.text = this.#steps[this.#at]?.text ?? '';
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete();
  }

  /** What was skipped is not prepared, whatever was sent to prepare it. */
  handleError(error: Error): void {
    for (const { name } of this.#steps.slice(this.#at)) delete this.#wire?.submittedNamedStatements[name];
    this.#told(this.#fault ?? error, []);
  }

  handleReadyForQuery(): void {
    this.#told(this.#fault ?? null, this.#rows);
  }
}
