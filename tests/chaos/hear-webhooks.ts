import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { answerOf } from '../support/shopper.ts';
import type { ChaosShop } from './chaos-shop.ts';
import { untilAnswered } from './until-answered.ts';

/** Has a shop that may send webhooks to this machine tell somebody of each paid order; gives what ends that. */
export async function hearWebhooks({ owner }: ChaosShop): Promise<() => Promise<void>> {
  const receiver = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(204).end());
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const { port } = receiver.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/${uuidv7()}`;
  const wish = { url, description: 'told of sales', events: ['order.paid' as const] };
  const key = { idempotencyKey: uuidv7() };
  const made = await untilAnswered(() => owner.gateway.createWebhook(wish, key));
  const { endpointId } = answerOf(made).endpoint;
  return async () => {
    answerOf(await untilAnswered(() => owner.gateway.removeWebhook({ endpointId })));
    receiver.closeAllConnections();
    await new Promise((resolve) => receiver.close(resolve));
  };
}
