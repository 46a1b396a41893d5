import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Topology } from './layers.ts';

/** A running shop, told to test files by their environment. */
export type RunningShop = { environment: { SOUK_TEST_SHOP: string }; stop: () => Promise<void> };

const keeper = fileURLToPath(new URL('../../tests/support/keep-test-shop.ts', import.meta.url));

/**
 * Starts the shop that test files of a topology use one after another; it ends with this process at the latest.
 * @throws {Error} with what it printed when it doesn't start
 */
export async function startSharedShop(
  topology: Topology,
  environment: NodeJS.ProcessEnv,
): Promise<RunningShop> {
  const child = spawn(process.execPath, [keeper], {
    env: { ...environment, SOUK_TOPOLOGY: topology },
    stdio: ['pipe', 'pipe', 'pipe'],
    // Ctrl-C is the runner's to answer.
    detached: true,
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const exited = once(child, 'exit');
  const told = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>;
  const first = await Promise.race([told.then(([line]) => line), exited.then(() => undefined)]);
  if (first === undefined) throw new Error(`the shop on ${topology} did not start:\n${complaints}`);
  return {
    environment: { SOUK_TEST_SHOP: first },
    stop: async () => {
      child.stdin.end();
      await exited;
    },
  };
}
