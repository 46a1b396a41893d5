import { Worker } from 'node:worker_threads';
import type { Log } from '../telemetry/log.ts';

export type Renderer = { address: string; stop: () => Promise<void> };

type Message = { type: 'ready'; address: string } | { type: 'failed'; message: string };

const stopMs = 5000;

/**
 * Renders the storefront in a thread of its own, so that rendering never holds up a checkout. `entry` is a module that
 * listens on a free port of this machine and says so; a thread that dies is started again on a new address.
 */
export async function startRenderer(options: {
  entry: URL;
  apiUrl: string;
  log: Log;
  /** Told of each new address. */
  onAddress: (address: string) => Promise<void>;
}): Promise<Renderer> {
  let worker: Worker;
  let address = '';
  let isStopping = false;

  async function launch(): Promise<void> {
    worker = new Worker(options.entry, {
      workerData: { apiUrl: options.apiUrl },
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    worker.on('exit', (code) => {
      if (isStopping) return;
      options.log.error('the storefront ended by itself; starting it again', { code });
      setTimeout(() => {
        if (isStopping) return;
        launch().catch((error: unknown) => options.log.error('the storefront does not start', { error }));
      }, 500);
    });
    worker.on('error', (error) => options.log.error('the storefront failed', { error }));
    const message = await new Promise<Message>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) =>
        reject(new Error(`the storefront ended with ${code} before it was ready`)),
      );
    });
    if (message.type === 'failed') throw new Error(`the storefront cannot start: ${message.message}`);
    address = message.address;
    await options.onAddress(address);
  }

  await launch();
  return {
    get address() {
      return address;
    },
    stop: async () => {
      isStopping = true;
      const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      worker.postMessage('stop');
      const timer = setTimeout(() => void worker.terminate(), stopMs);
      await exited;
      clearTimeout(timer);
    },
  };
}
