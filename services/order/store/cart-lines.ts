import { briefStatement, statement } from '#runtime/db/statement.ts';

/** Writes lines: new ones at the given positions, known ones in their place. `words` are JSON texts. */
export const putCartLines = briefStatement<
  unknown,
  [cartId: string, variantIds: string[], quantities: number[], positions: number[], words: string[]]
>(
  'order.cart-line.put',
  `insert into cart_lines (cart_id, variant_id, quantity, position, words)
   select $1, variant_id, quantity, position, words
   from unnest($2::uuid[], $3::int[], $4::int[], $5::jsonb[]) as line (variant_id, quantity, position, words)
   on conflict (cart_id, variant_id) do update set quantity = excluded.quantity, words = excluded.words`,
);

export const deleteCartLine = statement<unknown, [cartId: string, variantId: string]>(
  'order.cart-line.delete',
  `delete from cart_lines where cart_id = $1 and variant_id = $2`,
);
