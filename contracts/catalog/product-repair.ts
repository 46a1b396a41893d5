import { Type } from 'typebox';
import { call } from '../call.ts';
import { Id } from '../ids.ts';

export const productRepairCalls = {
  tellProduct: call({
    summary:
      'Sets the rating of a product to that of its approved reviews, and tells everybody of the product again, as news. A repeat tells once more.',
    input: Type.Object({ productId: Id }, { additionalProperties: false }),
    output: Type.Object({ version: Type.Integer() }),
    refusals: ['product-not-found'],
    access: ['staff:catalog.write'],
    callers: ['insight'],
    repeat: 'natural',
    timeoutMs: 5000,
  }),
};
