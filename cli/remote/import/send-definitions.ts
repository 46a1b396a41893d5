import type { Client } from '../../../apps/client/client.ts';
import { answerOf } from '../connect.ts';
import { definitionBatches } from './definition-batches.ts';
import type { Definitions } from './product-file.ts';

/** Writes brands and attributes that products refer to; those that are there already are left alone. */
export async function sendDefinitions(client: Client, definitions: Definitions): Promise<void> {
  const { brands, attributes } = definitionBatches(definitions);
  for (const some of brands) answerOf(await client.catalog.importBrands({ brands: some }));
  for (const some of attributes) answerOf(await client.catalog.importAttributes({ attributes: some }));
}
