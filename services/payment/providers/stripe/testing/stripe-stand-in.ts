import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Stripe } from 'stripe';
import { answerRequest, type Fault, type Received } from './answer-request.ts';
import { standInDeeds } from './stand-in-deeds.ts';
import { standInStore, type Thing } from './stand-in-store.ts';

export type StripeStandIn = Awaited<ReturnType<typeof startStripeStandIn>>;

/**
 * Starts a small server that speaks the shapes of Stripe’s public API, for those calls that the provider makes: a stand-in, made
 * from its documents. It is not Stripe, and knows nothing of what Stripe does beyond them.
 */
export async function startStripeStandIn(keys: { secretKey: string; webhookSecret: string }) {
  const store = standInStore();
  /** Each request, as it was sent. */
  const received: Received[] = [];
  /** What becomes of the next requests that write. */
  const faults: Fault[] = [];
  /** Each event, signed as Stripe signs it. */
  const told: { type: string; signature: string; rawBody: string }[] = [];
  const kept = new Map<string, { sent: string; status: number; body: string }>();

  const server = createServer((request, response) => void handle(request, response));
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const sent = await text(request);
    const shop = { store, kept, received, secretKey: keys.secretKey, address: address() };
    const isWrite = request.method === 'POST';
    const fault = isWrite ? faults.shift() : undefined;
    if (fault === 'disconnect') return void request.socket.destroy();
    if (fault === 'stall') return;
    const answer = answerRequest(shop, request, sent, fault);
    if (fault === 'disconnect-after') return void request.socket.destroy();
    if (fault === 'stall-after') return;
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(answer.body);
  }
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function tell(type: string, thing: Thing): void {
    const event = { object: 'event', type, data: { object: structuredClone(thing) } };
    const { id } = store.add('event', 'evt', {});
    const rawBody = JSON.stringify({ id, ...event });
    const sign = { payload: rawBody, secret: keys.webhookSecret };
    told.push({ type, signature: Stripe.webhooks.generateTestHeaderString(sign), rawBody });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: address(),
    store,
    received,
    faults,
    told,
    /** Forgets idempotency keys, as Stripe may after a day. */
    forgetKeys: () => kept.clear(),
    ...standInDeeds(store, tell),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
