import pg from 'pg';
import { ownParsers } from './own-parsers.ts';

/** One pipelined connection: statements sent in one tick travel together and are answered in order. */
export type Connection = {
  client: pg.Client;
  /** Statements sent and not yet answered. */
  waiting: number;
  isOpen: boolean;
  /** Closes it when nothing is asked of it for a while. */
  resting?: NodeJS.Timeout;
};

export type ConnectionOptions = {
  url: string;
  applicationName: string;
  statementTimeoutMs: number;
  isPipelined: boolean;
};

/**
 * Memory and solid disks read any page as fast as the next one, and a table that was empty when a statement was planned is still
 * read whole when it is not: PostgreSQL's own 4 would choose that far too often.
 */
const randomPageCost = 1.1;

/** Opens a connection whose sessions run in UTC with a time limit on statements and transactions. */
export async function openConnection(options: ConnectionOptions): Promise<Connection> {
  const limit = options.statementTimeoutMs;
  const client = new pg.Client({
    connectionString: options.url,
    application_name: options.applicationName,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    types: ownParsers,
    options: `-c timezone=UTC -c statement_timeout=${limit} -c transaction_timeout=${limit * 4} -c idle_in_transaction_session_timeout=${limit} -c random_page_cost=${randomPageCost}`,
    ...({ pipeline: options.isPipelined } as object),
  });
  const connection: Connection = { client, waiting: 0, isOpen: true };
  const close = () => {
    connection.isOpen = false;
  };
  client.on('error', close);
  client.on('end', close);
  await client.connect();
  return connection;
}
