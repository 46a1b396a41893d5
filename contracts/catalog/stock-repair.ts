import { Type } from 'typebox';
import { call } from '../call.ts';
import { Id } from '../ids.ts';

const Counters = Type.Object({
  locationId: Type.String(),
  onHand: Type.Integer(),
  held: Type.Integer(),
  committed: Type.Integer(),
});

export const stockRepairCalls = {
  recountStock: call({
    summary:
      'Sets the counters of a variant to the sums of its movements, where these and the reservations of orders agree and the limits of stock allow it.',
    input: Type.Object({ variantId: Id }, { additionalProperties: false }),
    output: Type.Object({ before: Type.Array(Counters), after: Type.Array(Counters) }),
    refusals: ['variant-not-found', 'value-invalid'],
    access: ['staff:stock.write'],
    callers: ['insight'],
    repeat: 'natural',
    timeoutMs: 5000,
  }),
  tellStock: call({
    summary:
      'Sets the level of a variant to what may be ordered of it, and tells everybody of it again. A repeat tells once more.',
    input: Type.Object({ variantId: Id }, { additionalProperties: false }),
    output: Type.Object({ level: Type.String(), free: Type.Integer() }),
    refusals: ['variant-not-found'],
    access: ['staff:stock.write'],
    callers: ['insight'],
    repeat: 'natural',
    timeoutMs: 5000,
  }),
};
