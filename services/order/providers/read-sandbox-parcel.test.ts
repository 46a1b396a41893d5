import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSandboxParcel, readSandboxParcelEvent } from './read-sandbox-parcel.ts';

const event = { sequence: 1, status: 'in_transit', at: '2026-11-21T10:00:00.000Z', place: 'Leeds' };
const head = { id: 'par_1', reference: 'r', trackingNumber: 'SK1', labelUrl: 'http://carrier.example/1' };
const read = {
  parcelId: 'par_1',
  reference: 'r',
  trackingNumber: 'SK1',
  labelUrl: 'http://carrier.example/1',
  events: [{ ...event, status: 'in-transit' }],
};

test('a parcel and an event are read in the shop’s words', () => {
  assert.deepEqual(readSandboxParcel({ ...head, status: 'x', events: [event] }), read);
  const told = { id: 'evt_1', type: 'parcel.in_transit', data: { ...head, event } };
  assert.deepEqual(readSandboxParcelEvent(JSON.stringify(told)), { eventId: 'evt_1', parcel: read });
});

test('what is none is not read', () => {
  const bad = [
    { ...event, status: 'flown' },
    { ...event, status: 'constructor' },
    { ...event, sequence: 0 },
    { ...event, at: '2026-13-45T10:00:00.000Z' },
    { ...event, at: 'yesterday' },
  ];
  for (const each of bad) assert.equal(readSandboxParcel({ ...head, events: [each] }), undefined);
  for (const body of [
    undefined,
    null,
    [],
    { ...head, events: [] },
    { ...head, labelUrl: 'file:///x', events: [event] },
  ]) {
    assert.equal(readSandboxParcel(body), undefined);
  }
  for (const text of ['', '{', 'null', '{"id":"e"}']) assert.equal(readSandboxParcelEvent(text), undefined);
});
