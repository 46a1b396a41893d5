import { openConnection, type Connection, type ConnectionOptions } from './connection.ts';

/** A few pipelined connections; work goes to the one that waits for least. */
export type Pool = {
  /** Does work on the connection that waits for least, which counts it from this moment on. */
  use: <Result>(work: (connection: Connection) => Promise<Result>) => Promise<Result>;
  close: () => Promise<void>;
};

/** Opens connections as they are needed, up to `size`, and replaces lost ones; those that nobody needs for `idleMs` are closed. */
export function createPool(options: ConnectionOptions & { size: number; idleMs?: number }): Pool {
  const slots: (Connection | undefined)[] = Array.from({ length: options.size });
  const opening = new Map<number, Promise<Connection>>();
  let isClosed = false;

  function open(slot: number): Promise<Connection> {
    const known = opening.get(slot);
    if (known) return known;
    const attempt = openConnection(options).then(async (connection) => {
      if (isClosed) await connection.client.end();
      slots[slot] = connection;
      return connection;
    });
    opening.set(slot, attempt);
    const forget = () => opening.delete(slot);
    attempt.then(forget, forget);
    return attempt;
  }

  function pick(): Connection | Promise<Connection> {
    if (isClosed) throw new Error('the pool is closed');
    let best: Connection | undefined;
    let empty = -1;
    for (let slot = 0; slot < slots.length; slot += 1) {
      const connection = slots[slot];
      if (!connection?.isOpen) empty = empty === -1 ? slot : empty;
      else if (!best || connection.waiting < best.waiting) best = connection;
    }
    if (best && (best.waiting === 0 || empty === -1)) return best;
    if (best && opening.size > 0) return best;
    if (empty === -1) throw new Error('the pool has no place');
    return open(empty);
  }

  async function use<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
    const picked = pick();
    // Counted before anything is sent: work that begins in the same tick would else all pick this connection.
    const connection = picked instanceof Promise ? await picked : picked;
    connection.waiting += 1;
    try {
      return await work(connection);
    } finally {
      connection.waiting -= 1;
      if (connection.waiting === 0 && options.idleMs !== undefined) restLater(connection, options.idleMs);
    }
  }

  /** Closes a connection that is not used for so long, unless another work has begun meanwhile. */
  function restLater(connection: Connection, idleMs: number): void {
    clearTimeout(connection.resting);
    connection.resting = setTimeout(() => {
      if (connection.waiting > 0 || !connection.isOpen) return;
      connection.isOpen = false;
      void connection.client.end();
    }, idleMs).unref();
  }

  async function close(): Promise<void> {
    isClosed = true;
    await Promise.allSettled(opening.values());
    const open = slots.flatMap((connection) => (connection?.isOpen ? [connection.client] : []));
    await Promise.all(open.map((client) => client.end()));
  }

  return { use, close };
}
