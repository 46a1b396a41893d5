import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noFaults, readControl } from './control.ts';
import { takeFault } from './with-faults.ts';

test('what is missing is off', () => {
  assert.deepEqual(readControl({}), { value: noFaults });
  assert.deepEqual(readControl({ failRate: 0.5, failMode: 'stall' }), {
    value: { ...noFaults, failRate: 0.5, failMode: 'stall' },
  });
});

const refused: { body: object; param: string }[] = [
  { body: { delayMs: -1 }, param: 'delayMs' },
  { body: { failRate: 1.1 }, param: 'failRate' },
  { body: { failNext: 0.5 }, param: 'failNext' },
  { body: { failMode: 'explode' }, param: 'failMode' },
  { body: { webhooksPaused: 'yes' }, param: 'webhooksPaused' },
  { body: { failrate: 1 }, param: 'failrate' },
  { body: { constructor: 1 }, param: 'constructor' },
];

for (const { body, param } of refused) {
  test(`refused: ${JSON.stringify(body)}`, () => {
    const read = readControl(body);
    assert.ok('refusal' in read);
    assert.equal(read.param, param);
  });
}

test('failNext hits exactly so many, whatever the chance, and then the rate counts', () => {
  const control = { ...noFaults, failNext: 2, failRate: 0.5, failMode: 'stall' as const };
  const met = [0.9, 0.9, 0.9, 0.49, 0.5].map((chance) => takeFault(control, chance));
  assert.deepEqual(met, ['stall', 'stall', undefined, 'stall', undefined]);
});
