import { keepRunning, type Kept, type Running } from '#runtime/start/keep-running.ts';
import { startPostgres } from '#runtime/postgres/start-postgres.ts';
import { DatabaseStartError } from '#runtime/postgres/start-error.ts';
import { databaseFolderOf } from '../shop/state-folder.ts';
import type { LogSink } from '../logs/log-sink.ts';
import { portTaken, type Ports } from './ports.ts';

/** The shop's database server; `superuserUrl` stays the same when it is started again. */
export type KeptPostgres = Kept & { superuserUrl: string };

/** More than the 40 that a shop uses in one process, for `replicated` and a rolling restart of it. */
const maxConnections = 100;

/**
 * Starts PostgreSQL on the shop's data and starts it again when it dies. Throws DatabaseStartError when the first
 * start is refused.
 */
export async function keepPostgres(
  options: { stateFolder: string; ports: Ports; sink: LogSink; onChange: () => void },
  giveUp: AbortSignal,
): Promise<KeptPostgres> {
  const { stateFolder, ports, sink, onChange } = options;
  let superuserUrl = '';

  async function start(): Promise<Running> {
    const dataDirectory = databaseFolderOf(stateFolder);
    const log = (line: string) => sink.take(line, 'postgres', 'info');
    const order = { dataDirectory, port: ports.database, durable: true, maxConnections, log };
    const server = await startPostgres(order).catch((error: unknown) => {
      const isPort = error instanceof DatabaseStartError && error.code === 'port-taken';
      throw isPort ? portTaken(ports, 'database') : error;
    });
    superuserUrl = server.superuserUrl;
    return {
      pid: server.pid,
      ended: server.exited.then(() => 'see its own lines'),
      stop: (limitMs) => stopWithin(server, limitMs),
    };
  }

  const kept = await keepRunning({ name: 'postgres', start, log: sink.log, onChange }, giveUp);
  return { ...kept, superuserUrl };
}

/** Stops the server; what it could not write in time, it recovers from its log at the next start. */
async function stopWithin(
  server: { pid: number; stop: () => Promise<void>; exited: Promise<void> },
  limitMs: number,
): Promise<void> {
  let isGone = false;
  void server.exited.then(() => (isGone = true));
  const timer = setTimeout(() => {
    // SIGQUIT is PostgreSQL's immediate shutdown.
    if (!isGone) process.kill(server.pid, 'SIGQUIT');
  }, limitMs);
  await server.stop();
  clearTimeout(timer);
}
