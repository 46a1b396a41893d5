import { listen } from '../shared/http/listen.ts';
import type { Running } from '../shared/process/run-process.ts';
import type { Carrier } from './carrier.ts';
import { noFaults } from './faults/control.ts';
import { handleRequest } from './http/handle-request.ts';
import { openStore } from './store/open-store.ts';
import type { Timings } from './timings.ts';
import { startWebhooks } from './webhooks/start-webhooks.ts';

export type CarrierOptions = {
  host: string;
  port: number;
  /** The address people reach the carrier at, where that differs from the one it listens at. */
  publicAddress?: string | undefined;
  dataDirectory: string;
  apiKey: string;
  webhookSecret: string;
  webhookUrl: string;
  timings: Timings;
};

/** Starts the carrier on its data directory and takes up what an earlier process left; `fail` hears of a broken disk. */
export async function startCarrier(options: CarrierOptions, fail: (error: Error) => void): Promise<Running> {
  const store = await openStore(options.dataDirectory, fail);
  const stopping = new AbortController();
  const { webhookUrl: url, webhookSecret: secret, apiKey, timings } = options;
  const webhooks = startWebhooks(store, { url, secret, timings });
  const signal = stopping.signal;
  const carrier: Carrier = {
    store,
    webhooks,
    timings,
    address: '',
    apiKey,
    control: { ...noFaults },
    stopping: signal,
  };
  const server = await listen(handleRequest(carrier), options).catch(async (error: unknown) => {
    await webhooks.stop();
    await store.close();
    throw error;
  });
  carrier.address = options.publicAddress ?? server.address;
  return {
    announcement: { address: server.address },
    stop: async () => {
      stopping.abort();
      await server.stop();
      await webhooks.stop();
      await store.close();
    },
  };
}
