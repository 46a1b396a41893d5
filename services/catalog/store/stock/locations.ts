import { statement } from '#runtime/db/statement.ts';

export type LocationRow = { locationId: string; title: string; priority: number };

/** One at a time writes locations. */
export const lockLocations = statement<unknown, []>(
  'catalog.locations.lock',
  'lock table locations in share row exclusive mode',
);

/** Writes a location; refuses with `too-many-locations` a ninth. Sent after `lockLocations`. */
export const putLocation = statement<unknown, [locationId: string, title: string, priority: number]>(
  'catalog.locations.put',
  `with known as (
     insert into locations (location_id, title, priority) values ($1, $2, $3)
     on conflict (location_id) do update set title = excluded.title, priority = excluded.priority
   )
   select must((select count(*) from locations where location_id <> $1) < 8, 'too-many-locations')`,
);

/** All locations, the one that is asked first in front. */
export const listLocations = statement<LocationRow, []>(
  'catalog.locations.list',
  'select location_id as "locationId", title, priority from locations order by priority, location_id limit 8',
);

/**
 * Waits until nobody moves stock, and lets nobody begin: a statement that moves stock sees either all accounts of a
 * variant or was over before there was one more. Held for the moment of `openAccounts` only.
 */
export const pauseStock = statement<unknown, []>(
  'catalog.stock.pause',
  'lock table stock in share row exclusive mode',
);

/** Opens accounts, with nothing in them, where variants have none at a location yet. Sent after `pauseStock`. */
export const openAccounts = statement<unknown, [variantIds: string[], locationIds: string[]]>(
  'catalog.stock.open-accounts',
  `insert into stock (variant_id, location_id)
   select distinct variant_id, location_id from unnest($1::uuid[], $2::text[]) as given (variant_id, location_id)
   order by variant_id, location_id
   on conflict (variant_id, location_id) do nothing`,
);

/** Which of these locations are not there. */
export const findUnknownLocations = statement<{ locationId: string }, [locationIds: string[]]>(
  'catalog.locations.find-unknown',
  `select distinct location_id as "locationId" from unnest($1::text[]) as asked (location_id)
   where not exists (select from locations l where l.location_id = asked.location_id)`,
);
