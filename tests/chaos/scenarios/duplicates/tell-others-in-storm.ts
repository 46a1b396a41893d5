import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { answerOf } from '../../../support/shopper.ts';
import type { ChaosShop } from '../../chaos-shop.ts';
import { untilAnswered } from '../../until-answered.ts';
import { changeSettingOf } from './change-setting-of.ts';
import { aKey, done, some, type Storm } from './storm.ts';

/**
 * Endpoints that are told of events, each request sent several times, at a receiver of our own; what it gives closes that, and counts
 * the test events that came.
 */
export async function tellOthersInStorm({ owner }: ChaosShop, storm: Storm): Promise<() => Promise<void>> {
  await changeSettingOf(owner, 'gateway.webhookAllowsPrivate', true);
  let tested = 0;
  const receiver = createServer((request, response) => {
    void text(request).then((body) => {
      tested += body.includes('"webhook.test"') ? 1 : 0;
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const { port } = receiver.address() as AddressInfo;
  const endpointAt = (path: string) => {
    return { url: `http://127.0.0.1:${port}${path}`, description: path, events: ['order.paid' as const] };
  };
  const [wish, makeKey] = [endpointAt(`/${some('made')}`), aKey()];
  await storm(
    'createWebhook',
    () => owner.gateway.createWebhook(wish, makeKey),
    // The secret is told once: afterwards there is only its seal.
    ({ endpoint }) => endpoint.endpointId,
  );
  const made = async (path: string) => {
    const key = aKey();
    const reply = await untilAnswered(() => owner.gateway.createWebhook(endpointAt(path), key));
    return { endpointId: answerOf(reply).endpoint.endpointId };
  };
  const changed = { ...(await made('/changed')), ...endpointAt('/changed'), version: 1, isActive: false };
  await storm(
    'updateWebhook',
    () => owner.gateway.updateWebhook(changed),
    ({ version, isActive, description }) => ({ version, isActive, description }),
  );
  const removed = await made('/removed');
  await storm('removeWebhook', () => owner.gateway.removeWebhook(removed), done);
  const [rotated, rotateKey] = [await made('/rotated'), aKey()];
  await storm(
    'rotateWebhookSecret',
    () => owner.gateway.rotateWebhookSecret(rotated, rotateKey),
    // As above.
    ({ previousSecretUntil }) => previousSecretUntil,
  );
  const [target, testKey] = [await made('/tested'), aKey()];
  await storm(
    'testWebhook',
    () => owner.gateway.testWebhook(target, testKey),
    (answer) => answer,
  );
  await storm(
    'redriveWebhookDeliveries',
    () => owner.gateway.redriveWebhookDeliveries(rotated),
    ({ redriven }) => redriven,
  );
  return async () => {
    await new Promise((resolve) => receiver.close(resolve));
    // Whoever is given up for dead may have sent it, and its successor sends it again.
    assert.ok(tested === 1 || tested === 2, `a test event was sent ${tested} times`);
  };
}
