import { childOf, type TraceContext } from '../telemetry/trace-context.ts';
import type { Attributes, SpanStart, Tracer } from '../telemetry/tracer.ts';
import { openConnection } from './connection.ts';
import { DatabaseRefusal, type Database, type Transaction } from './database.ts';
import { createPool, type Pool } from './pool.ts';
import { explained, isWorthAnotherTry, send, sendTogether } from './send.ts';
import { shareFlights } from './share-flights.ts';
import type { Step } from './statement.ts';

/**
 * A service's connections; `bind` gives the database as one call sees it, with its spans below `trace`. What is answered on a pipelined
 * connection waits for all that was sent before, so what may take long is sent in the background, on a connection of its own.
 */
export type RoomDatabase = {
  bind: (trace: TraceContext, isBackground?: boolean) => Database;
  close: () => Promise<void>;
};

export type DatabaseOptions = {
  url: string;
  applicationName: string;
  poolSize: number;
  statementTimeoutMs: number;
  tracer: Tracer;
};

const triesMost = 5;
/** One is enough for what nobody waits for, and keeps a whole shop in one process to the 40 connections that it promises. */
const background = { size: 1, idleMs: 10_000 };

/** Opens a service's database. Connections are made when first needed. */
export function openDatabase(options: DatabaseOptions): RoomDatabase {
  const pool = createPool({ ...options, size: options.poolSize, isPipelined: true });
  const behind = createPool({
    ...options,
    ...background,
    applicationName: `${options.applicationName} background`,
    isPipelined: true,
  });
  const line = lineOf(pool);
  const lineBehind = lineOf(behind);
  return {
    bind: (trace, isBackground = false) => bind(options, isBackground ? lineBehind : line, trace),
    close: async () => void (await Promise.all([pool.close(), behind.close()])),
  };
}

/** How flights are sent on the connections of a pool: brief ones with the like of others. */
function lineOf(pool: Pool): (steps: readonly Step[]) => Promise<unknown[][]> {
  const alone = async (steps: readonly Step[]): Promise<unknown[][]> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await pool.use((connection) => sendTogether(connection, steps));
      } catch (error) {
        if (tries === triesMost || !isWorthAnotherTry(error)) throw error;
      }
    }
  };
  const shared = shareFlights(pool, alone);
  return (steps) => (steps.every(({ isBrief }) => isBrief) ? shared(steps) : alone(steps));
}

function bind(options: DatabaseOptions, fly: ReturnType<typeof lineOf>, trace: TraceContext): Database {
  const { tracer } = options;

  async function traced<Result>(
    steps: readonly Step[],
    kind: string,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const spans = startSpans(options, steps, { kind, trace });
    tracer.countStatements(options.applicationName, steps);
    try {
      const result = await work();
      spans.end();
      return result;
    } catch (error) {
      spans.end(error);
      throw error;
    }
  }

  const database: Database = {
    rows: (step) =>
      traced([step], 'query', async () => {
        return (await explained(fly([step])))[0] as never;
      }),
    row: async (step) => (await database.rows(step))[0],
    together: (steps) =>
      traced(steps, 'query', async () => {
        return (await explained(fly(steps))) as never;
      }),
    flight: (steps) =>
      traced(steps, 'transaction', async () => {
        return (await explained(fly(steps))) as never;
      }),
    tryFlight: async (steps) => {
      try {
        return { isRefused: false, rows: await database.flight(steps) };
      } catch (error) {
        if (!(error instanceof DatabaseRefusal) || error.refusedBy.startsWith('idempotency')) throw error;
        return { isRefused: true, refusedBy: error.refusedBy };
      }
    },
    transaction: (work) => traced([], 'transaction', () => explained(ownTransaction(options, work))),
  };
  return database;
}

/** Starts the span of a round trip, named by its statements, and one for each event that they announce. */
function startSpans(
  { tracer, applicationName: service }: DatabaseOptions,
  steps: readonly Step[],
  { kind, trace }: { kind: string; trace: TraceContext },
): { end: (error?: unknown) => void } {
  const start = (of: Pick<SpanStart, 'kind' | 'name' | 'context' | 'label'>) =>
    tracer.start({ ...of, service, parentSpanId: trace.spanId });
  const [first, second] = steps;
  const name = first && !second ? first.name : kind;
  const span = start({ kind: 'statement', name, context: childOf(trace), label: kind });
  const announcements = steps.flatMap(({ announces }) =>
    announces
      ? [
          start({
            kind: 'announcement',
            name: `${service} announces ${announces.event}`,
            context: announces.trace,
          }),
        ]
      : [],
  );
  return {
    end: (error) => {
      const names = steps.map((step) => step.name).join(' ');
      // A refusal is an answer: whoever did not expect it fails by itself.
      const isRefusal = error instanceof DatabaseRefusal;
      const outcome: Attributes = isRefusal ? { 'souk.refusedBy': error.refusedBy } : {};
      const failure = isRefusal ? undefined : error;
      span.end({ 'db.system.name': 'postgresql', 'db.operation.name': names, ...outcome }, failure);
      for (const announcement of announcements) announcement.end(outcome, failure);
    },
  };
}

/** Runs `work` between begin and commit on a connection of its own, which is closed afterwards. */
async function ownTransaction<Result>(
  options: DatabaseOptions,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const connection = await openConnection({ ...options, isPipelined: false });
  const transaction: Transaction = {
    rows: async (step) => (await send(connection, step)) as never,
    row: async (step) => (await send(connection, step))[0] as never,
  };
  try {
    await connection.client.query('begin');
    const result = await work(transaction);
    await connection.client.query('commit');
    return result;
  } finally {
    await connection.client.end();
  }
}
