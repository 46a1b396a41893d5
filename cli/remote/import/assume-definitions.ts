import type { Client } from '../../../apps/client/client.ts';
import { answerOf } from '../connect.ts';
import { definitionBatches } from './definition-batches.ts';
import type { Definitions } from './product-file.ts';

/** What an import would make before its products: slugs of brands, keys of attributes. */
export type WouldMake = { brands: string[]; attributes: string[] };

/** Tells a dry run which brands and attributes to take for known, and gives those that the shop does not have. */
export async function assumeDefinitions(
  client: Client,
  importId: string,
  definitions: Definitions,
): Promise<WouldMake> {
  const wouldMake: WouldMake = { brands: [], attributes: [] };
  const { brands, attributes } = definitionBatches(definitions);
  const batches = [
    ...brands.map((some) => ({ brands: some, attributes: [] })),
    ...attributes.map((some) => ({ brands: [], attributes: some })),
  ];
  for (const batch of batches) {
    const made = answerOf(await client.catalog.assumeForImport({ importId, ...batch }));
    wouldMake.brands.push(...made.newBrands);
    wouldMake.attributes.push(...made.newAttributes);
  }
  return wouldMake;
}
