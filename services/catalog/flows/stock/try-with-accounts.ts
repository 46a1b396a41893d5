import type { Step } from '#runtime/db/statement.ts';
import type { Tools } from '#runtime/tools.ts';
import { findUnknownLocations, openAccounts, pauseStock } from '../../store/stock/locations.ts';
import { findUnknownVariants } from '../../store/stock/stock.ts';

/** What may be said when a variant has no account at a location yet, or when one of them does not exist. */
const wantingAccounts = new Set([
  'movements_stock',
  'count-incomplete',
  'limits-incomplete',
  'counts_location_id_fkey',
  'transfers_from_location_fkey',
  'transfers_to_location_fkey',
]);

export type Tried<Row> =
  | { outcome: 'done'; row: Row | undefined }
  | { outcome: 'refused'; refusedBy: string }
  | { outcome: 'unknown-variant' | 'unknown-location'; index: number };

/**
 * Moves stock, and once more after it has opened the accounts that were missing. `variantIds` and `locationIds` are pairs;
 * `index` is that of the first pair whose variant or location does not exist.
 */
export async function tryWithAccounts<Row>(
  tools: Tools<'catalog'>,
  step: Step<Row>,
  variantIds: string[],
  locationIds: string[],
): Promise<Tried<Row>> {
  const first = await tools.db.tryFlight([step]);
  if (!first.isRefused) return { outcome: 'done', row: first.rows[0][0] };
  if (!wantingAccounts.has(first.refusedBy)) return { outcome: 'refused', refusedBy: first.refusedBy };
  const [variants, locations] = await tools.db.together([
    findUnknownVariants(variantIds),
    findUnknownLocations(locationIds),
  ]);
  const noVariants = new Set(variants.map(({ variantId }) => variantId));
  const noLocations = new Set(locations.map(({ locationId }) => locationId));
  if (noVariants.size > 0) {
    return {
      outcome: 'unknown-variant',
      index: variantIds.findIndex((variantId) => noVariants.has(variantId.toLowerCase())),
    };
  }
  if (noLocations.size > 0) {
    return { outcome: 'unknown-location', index: locationIds.findIndex((id) => noLocations.has(id)) };
  }
  await tools.db.flight([pauseStock(), openAccounts(variantIds, locationIds)]);
  tools.killPoint('catalog.open-accounts.after');
  const again = await tools.db.tryFlight([step]);
  return again.isRefused
    ? { outcome: 'refused', refusedBy: again.refusedBy }
    : { outcome: 'done', row: again.rows[0][0] };
}
