import { Type } from 'typebox';
import { call } from '../call.ts';
import { Id } from '../ids.ts';

export const pointsRepairCalls = {
  recountPoints: call({
    summary:
      'Sets the balance of a customer to the sum of their entries and what is reserved to what is held, where what is left of their lots agrees with the entries.',
    input: Type.Object({ customerId: Id }, { additionalProperties: false }),
    output: Type.Object({ balance: Type.Integer(), reserved: Type.Integer() }),
    refusals: ['not-found', 'value-invalid'],
    access: ['staff:customers.write'],
    callers: ['insight'],
    repeat: 'natural',
    timeoutMs: 5000,
  }),
};
