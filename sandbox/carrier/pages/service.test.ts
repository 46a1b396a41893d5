import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aBooking, aCarrier, someRecipient } from '../testing.ts';

const press = (address: string, id: string, status: string, headers: Record<string, string> = {}) =>
  fetch(`${address}/parcels/${id}/moves?language=en`, {
    method: 'POST',
    body: new URLSearchParams({ status }),
    headers,
    redirect: 'manual',
  });

test('a person moves a parcel along by the buttons that it has, in both languages', async (t) => {
  const { call, address } = await aCarrier(t);
  const empty = await (await fetch(address)).text();
  assert.match(empty, /No parcels yet/);
  const { id, trackingNumber, labelUrl } = (await call('POST', '/v1/parcels', aBooking())).body;
  const label = await (await fetch(labelUrl)).text();
  assert.ok(label.includes(trackingNumber) && label.includes(someRecipient.name));
  const buttons = async (language: string) => {
    const text = await (await fetch(`${address}/?language=${language}`)).text();
    return [...text.matchAll(/<button[^>]*value="(\w+)">([^<]+)</g)].map(
      ([, value, word]) => `${value} ${word}`,
    );
  };
  assert.deepEqual(await buttons('en'), ['picked_up Picked up', 'cancelled Cancelled']);
  assert.deepEqual(await buttons('zh'), ['picked_up 已揽收', 'cancelled 已取消']);
  for (const status of ['picked_up', 'in_transit', 'out_for_delivery', 'delivered']) {
    const answer = await press(address, id, status);
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, `/?language=en#${id}`]);
  }
  assert.deepEqual(await buttons('en'), []);
  const after = await (await fetch(labelUrl)).text();
  assert.ok(!after.includes(someRecipient.name) && after.includes('The recipient is forgotten'));
});

test('a press too late, from another site, or of no parcel moves nothing', async (t) => {
  const { call, address } = await aCarrier(t);
  const { id } = (await call('POST', '/v1/parcels', aBooking())).body;
  assert.equal((await press(address, id, 'delivered')).status, 303);
  assert.equal((await press(address, id, 'picked_up', { origin: 'http://evil.example' })).status, 400);
  assert.equal((await press(address, 'par_none', 'picked_up')).status, 404);
  assert.equal((await fetch(`${address}/labels/none`)).status, 404);
  assert.equal((await fetch(`${address}/nothing`)).status, 404);
  assert.equal((await call('GET', `/v1/parcels/${id}`)).body.status, 'label_created');
});
