import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { spawnSandbox } from '../../shared/spawn-sandbox.ts';
import { aDirectory, until } from '../../shared/testing.ts';
import type { ShownParcel } from '../domain/show-parcel.ts';
import { aBooking, callerOf, receiveWebhooks, someSecret } from '../testing.ts';

async function aProcess(t: TestContext, dataDirectory: string, webhookUrl: string) {
  const spawned = await spawnSandbox(join(import.meta.dirname, '../main.ts'), {
    PORT: '0',
    DATA_DIRECTORY: dataDirectory,
    API_KEY: 'test-key',
    WEBHOOK_SECRET: someSecret,
    WEBHOOK_URL: webhookUrl,
  });
  t.after(() => spawned.end('SIGKILL'));
  return { ...spawned, call: callerOf(spawned.announcement['address'] ?? '') };
}

test('kill -9 amid bookings loses no acknowledged parcel and no event, and books none twice', async (t) => {
  const directory = await aDirectory(t);
  const { url, received } = await receiveWebhooks(t);
  const booked = new Map<string, ShownParcel>();
  for (let round = 0; round < 3; round += 1) {
    const { call, end } = await aProcess(t, directory, url);
    const senders = Array.from({ length: 8 }, async (_unused, sender) => {
      for (let each = 0; ; each += 1) {
        const reference = `${round}-${sender}-${each}`;
        const answer = await call('POST', '/v1/parcels', aBooking({ reference })).catch(() => undefined);
        // The connection was cut: nobody knows whether this one was taken.
        if (!answer) return;
        booked.set(reference, answer.body);
      }
    });
    await until(() => booked.size >= (round + 1) * 30, 10_000);
    assert.equal(await end('SIGKILL'), 'SIGKILL');
    await Promise.all(senders);
  }
  const { call, end } = await aProcess(t, directory, url);
  for (const [reference, parcel] of booked) {
    const again = await call('POST', '/v1/parcels', aBooking({ reference }));
    assert.deepEqual([again.status, { ...again.body, labelUrl: '' }], [200, { ...parcel, labelUrl: '' }]);
  }
  await until(
    () => [...booked.values()].every(({ id }) => received.some(({ event }) => event.data.id === id)),
    10_000,
  );
  assert.equal(await end('SIGTERM'), 0);
});
