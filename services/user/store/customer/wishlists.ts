import { statement } from '#runtime/db/statement.ts';

/** The wishlist of a customer, newest first; its limit bounds it. */
export const listItems = statement<{ variantId: string; addedAt: string }, [accountId: string]>(
  'user.wishlist.list',
  `select variant_id as "variantId", added_at as "addedAt" from wishlist_item
   where account_id = $1 order by added_at desc, variant_id`,
);

/** Makes the wishlist at the first wish, and locks it. */
export const openWishlist = statement<unknown, [accountId: string]>(
  'user.wishlist.open',
  `insert into wishlist (account_id, items) values ($1, 0)
   on conflict (account_id) do update set items = wishlist.items`,
);

/** Puts a variant on it, once; refused by `wishlist_limit` when it is full. */
export const insertItem = statement<unknown, [accountId: string, variantId: string]>(
  'user.wishlist.add',
  `with added as (
     insert into wishlist_item (account_id, variant_id) values ($1, $2) on conflict do nothing returning 1)
   update wishlist set items = items + 1 where account_id = $1 and exists (select from added)`,
);

/** Takes a variant off it. */
export const deleteItem = statement<unknown, [accountId: string, variantId: string]>(
  'user.wishlist.remove',
  `with gone as (
     delete from wishlist_item where account_id = $1 and variant_id = $2 returning 1)
   update wishlist set items = items - 1 where account_id = $1 and exists (select from gone)`,
);
