import cluster from 'node:cluster';
import type { SendHandle } from 'node:child_process';
import { createServer, type Server } from 'node:net';
import type { ProcessMessage, ProcessOrder } from './process-start.ts';

/** As many connections are accepted in a turn of the event loop, with the one of the server itself. */
const handlesMore = 7;

/** The handles, besides its own, by which a server accepts. */
export type MoreHandles = {
  /** Accepts no more; connections that are open stay so. */
  close: () => void;
  /** How many connections that came by them are open. */
  countConnections: () => Promise<number>;
};

/**
 * Lets a server that listens accept several connections in a turn of the event loop: libuv accepts one by each handle, so that with
 * one a busy process leaves new connections waiting until the socket has no place for them (libuv pull request 3696). Handles
 * come from the supervisor, and are of the same socket; a process without one has none to give.
 */
export function acceptMore(server: Server): MoreHandles {
  const servers: Server[] = [];
  let isClosed = false;
  function take(order: ProcessOrder, handle: unknown): void {
    if (order.type !== 'accept') return;
    // As Node's HTTP server makes its own: half open, without delay.
    const more = createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
      server.emit('connection', socket),
    );
    more.listen(handle);
    servers.push(more);
    if (isClosed) more.close();
  }
  const { _handle: handle } = server as Server & { _handle?: SendHandle };
  if (cluster.isWorker && process.connected && handle) {
    const asked: ProcessMessage = { type: 'give-handles', count: handlesMore };
    process.on('message', take);
    process.send?.(asked, handle);
  }
  return {
    close: () => {
      isClosed = true;
      for (const each of servers) each.close();
    },
    countConnections: async () => {
      const counts = await Promise.all(servers.map(countConnections));
      return counts.reduce((sum, count) => sum + count, 0);
    },
  };
}

/** How many connections that a server accepted are open. */
export function countConnections(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
  });
}
