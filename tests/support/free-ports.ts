import { createServer } from 'node:net';

/**
 * A first port of which this one and the five after it are free now. It lies below the ports that the system gives to
 * connections (32768 and up on Linux), and below those of the test shops, since either may take one a moment later.
 */
export async function freePorts(): Promise<number> {
  for (;;) {
    const first = 10_000 + Math.floor(Math.random() * 1600) * 6;
    const areFree = await Promise.all([0, 1, 2, 3, 4, 5].map((offset) => isFree(first + offset)));
    if (areFree.every(Boolean)) return first;
  }
}

/** Whether nobody listens on a port. */
export async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  const outcome = new Promise<boolean>((resolve) => {
    probe.once('listening', () => resolve(true)).once('error', () => resolve(false));
  });
  probe.listen(port, '127.0.0.1');
  const free = await outcome;
  if (free) await new Promise((resolve) => probe.close(resolve));
  return free;
}
