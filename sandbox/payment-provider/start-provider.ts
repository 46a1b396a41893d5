import { listen } from '../shared/http/listen.ts';
import type { Running } from '../shared/process/run-process.ts';
import { noFaults } from './faults/control.ts';
import { settleLater } from './flows/settle-later.ts';
import { handleRequest } from './http/handle-request.ts';
import type { Provider } from './provider.ts';
import { openStore } from './store/open-store.ts';
import type { Timings } from './timings.ts';
import { startWebhooks } from './webhooks/start-webhooks.ts';

export type ProviderOptions = {
  host: string;
  port: number;
  /** The address buyers reach the provider at, where that differs from the one it listens at. */
  publicAddress?: string | undefined;
  dataDirectory: string;
  apiKey: string;
  webhookSecret: string;
  webhookUrl: string;
  timings: Timings;
};

/** Starts the provider on its data directory and takes up what an earlier process left; `fail` hears of a broken disk. */
export async function startProvider(
  options: ProviderOptions,
  fail: (error: Error) => void,
): Promise<Running> {
  const store = await openStore(options.dataDirectory, fail);
  const stopping = new AbortController();
  const { webhookUrl: url, webhookSecret: secret, apiKey, timings } = options;
  const webhooks = startWebhooks(store, { url, secret, timings });
  const provider: Provider = {
    store,
    webhooks,
    timings,
    address: '',
    apiKey,
    control: noFaults,
    stopping: stopping.signal,
  };
  const server = await listen(handleRequest(provider), options).catch(async (error: unknown) => {
    await webhooks.stop();
    await store.close();
    throw error;
  });
  provider.address = options.publicAddress ?? server.address;
  for (const payment of store.state.payments.values()) settleLater(provider, payment);
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
