import { setTimeout as delay } from 'node:timers/promises';
import { Agent, fetch as fetchOn } from 'undici';
import { createClient, type Client } from '../../apps/client/client.ts';

/** What happened to the requests of a steady traffic; `failures` tells each one that was not answered as it should. */
export type TrafficReport = { requests: number; failures: string[]; slowestMs: number };

export type Traffic = { stop: () => Promise<TrafficReport> };

/** One shopper's next request; throws, or rejects, when the answer is not the one to expect. */
export type Visit = (shopper: {
  api: Client;
  get: (path: string) => Promise<void>;
  turn: number;
}) => Promise<void>;

/**
 * Sends requests at a steady pace: each shopper keeps one connection, and asks again after `everyMs`, whether or not
 * others wait. Failures are kept, not thrown.
 */
export function startTraffic(url: string, visits: Visit[], everyMs: number): Traffic {
  const report: TrafficReport = { requests: 0, failures: [], slowestMs: 0 };
  const stopping = new AbortController();

  async function shop(visit: Visit, index: number): Promise<void> {
    const dispatcher = new Agent({ connections: 1, pipelining: 1 });
    const own = ((input: string, init?: object) =>
      fetchOn(input, { ...init, dispatcher })) as unknown as typeof fetch;
    const api = createClient({ baseUrl: url, fetch: own });
    const get = async (path: string) => {
      const response = await own(`${url}${path}`);
      const text = await response.text();
      if (response.status !== 200) throw new Error(`GET ${path}: ${response.status} ${text.slice(0, 80)}`);
    };
    await delay((everyMs * index) / visits.length);
    for (let turn = 0; !stopping.signal.aborted; turn += 1) {
      const startedAtMs = performance.now();
      report.requests += 1;
      await visit({ api, get, turn }).catch((error: unknown) => {
        report.failures.push(`${new Date().toISOString()} ${describe(error)}`);
      });
      const tookMs = performance.now() - startedAtMs;
      report.slowestMs = Math.max(report.slowestMs, tookMs);
      await delay(Math.max(0, everyMs - tookMs), undefined, { signal: stopping.signal }).catch(
        () => undefined,
      );
    }
    await dispatcher.close();
  }

  const all = Promise.all(visits.map(shop));
  return {
    stop: async () => {
      stopping.abort();
      await all;
      return report;
    },
  };
}

function describe(error: unknown): string {
  const { message, cause } = error as Error;
  return cause === undefined ? message : `${message}: ${(cause as Error).message}`;
}
