import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * A running server process. `exited` resolves when it is gone for any reason; `stop` ends its sessions, has everything
 * written and may be called more than once; after `unref` it no longer keeps this process alive.
 */
export type SupervisedServer = {
  pid: number;
  exited: Promise<void>;
  stop: () => Promise<void>;
  unref: () => void;
};

const politeStopMs = 60_000;

/** Wraps a started server: it is stopped on demand, and `onGone` runs once after it left. */
export function superviseServer(server: ChildProcess, onGone: () => void): SupervisedServer {
  const exited = new Promise<void>((resolve) => {
    server.once('exit', () => {
      onGone();
      resolve();
    });
  });
  let stopping: Promise<void> | undefined;
  return {
    pid: server.pid ?? 0,
    exited,
    stop: () => (stopping ??= stopServer(server, exited)),
    unref: () => {
      server.unref();
      if (server.stderr instanceof Socket) server.stderr.unref();
    },
  };
}

async function stopServer(server: ChildProcess, exited: Promise<void>): Promise<void> {
  server.ref();
  // SIGINT is PostgreSQL's fast shutdown: sessions end, everything is written. SIGQUIT leaves recovery to the next start.
  server.kill('SIGINT');
  const patience = new AbortController();
  const tired = delay(politeStopMs, 'tired' as const, { signal: patience.signal, ref: false });
  const outcome = await Promise.race([exited, tired.catch(() => 'stopped' as const)]);
  patience.abort();
  if (outcome === 'tired') server.kill('SIGQUIT');
  await exited;
}
