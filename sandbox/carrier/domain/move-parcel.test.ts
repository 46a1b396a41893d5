import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aParcel, someInstant } from '../testing.ts';
import { moveParcel } from './move-parcel.ts';
import { nextStatuses, statuses, type Parcel, type ParcelStatus } from './parcel.ts';
import { isRefusal } from './refusal.ts';

const at = { at: someInstant.toISOString(), place: 'Leeds' };
const along = (...steps: ParcelStatus[]) =>
  steps.reduce<Parcel>((parcel, status) => {
    const moved = moveParcel(parcel, status, at);
    assert.ok(!isRefusal(moved), `to ${status}`);
    return moved;
  }, aParcel());

test('a parcel goes its way, each step with the next number, and its recipient is forgotten at the end', () => {
  const onTheWay = along('picked_up', 'in_transit', 'out_for_delivery', 'failed_attempt', 'out_for_delivery');
  assert.ok(onTheWay.recipient);
  const arrived = moveParcel(onTheWay, 'delivered', at);
  assert.ok(!isRefusal(arrived));
  assert.equal(arrived.recipient, undefined);
  assert.deepEqual(
    arrived.events.map(({ sequence, status }) => `${sequence} ${status}`),
    [
      '1 label_created',
      '2 picked_up',
      '3 in_transit',
      '4 out_for_delivery',
      '5 failed_attempt',
      '6 out_for_delivery',
      '7 delivered',
    ],
  );
});

test('nothing goes where it cannot: of each status exactly the allowed steps are taken', () => {
  const ways: ParcelStatus[][] = [
    [],
    ['picked_up'],
    ['picked_up', 'in_transit'],
    ['picked_up', 'in_transit', 'out_for_delivery'],
    ['picked_up', 'in_transit', 'out_for_delivery', 'failed_attempt'],
    ['picked_up', 'in_transit', 'out_for_delivery', 'delivered'],
    ['picked_up', 'lost'],
    ['picked_up', 'in_transit', 'returned_to_sender'],
    ['cancelled'],
  ];
  const tried = ways.map((way) => {
    const parcel = along(...way);
    const taken = statuses.filter((status) => !isRefusal(moveParcel(parcel, status, at)));
    assert.deepEqual(new Set(taken), new Set(nextStatuses(parcel)));
    return taken.length;
  });
  assert.deepEqual(tried, [2, 2, 3, 3, 3, 0, 0, 0, 0]);
});
