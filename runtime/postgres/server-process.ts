import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { identityOf, serverEnvironment } from './initialise-cluster.ts';
import type { ServerAccount } from './server-account.ts';

/** What the server is started with; `log` hears each line that it writes. */
export type ServerOrder = {
  programs: string;
  dataDirectory: string;
  account: ServerAccount | undefined;
  port: number;
  durable: boolean;
  maxConnections: number;
  log: (line: string) => void;
};

/** The outcome of one attempt: a running server, or the last lines of one that left before it was ready. */
export type Attempt = { server: ChildProcess } | { output: string };

const readyLine = 'database system is ready to accept connections';
const linesKept = 20;

/** Starts the server once and waits until it accepts connections or leaves; a recovery may take minutes. */
export async function attemptStart(order: ServerOrder): Promise<Attempt> {
  const server = spawn(join(order.programs, 'bin/postgres'), serverArguments(order), {
    ...identityOf(order.account),
    cwd: '/',
    env: serverEnvironment,
    // Its own process group: Ctrl-C in the terminal must reach us, who stop it after the services.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // A last resort for a process that leaves without stopping its server; after kill -9 the next start finds the orphan.
  const stopWithUs = () => server.kill('SIGINT');
  process.once('exit', stopWithUs);
  server.once('exit', () => process.off('exit', stopWithUs));
  const lines: string[] = [];
  const isReady = await new Promise<boolean>((resolve, reject) => {
    server.once('error', reject);
    server.once('close', () => resolve(false));
    createInterface({ input: server.stderr }).on('line', (line) => {
      lines.push(line);
      if (lines.length > linesKept) lines.shift();
      order.log(line);
      if (line.includes(readyLine)) resolve(true);
    });
  });
  return isReady ? { server } : { output: lines.join('\n') };
}

function serverArguments(order: ServerOrder): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port: order.port,
    unix_socket_directories: '',
    max_connections: order.maxConnections,
    // For a machine that also runs the shop: see the 700 MB that all processes share.
    shared_buffers: '64MB',
    io_method: 'sync',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '',
    log_checkpoints: 'off',
    // Statements and details carry values, and values may be personal: the client sees them, the log does not.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(order.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const list = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', join(order.dataDirectory, 'postgres'), ...list];
}
