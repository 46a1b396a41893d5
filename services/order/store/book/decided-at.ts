/** When an order `o` came to where its goods, its points and its money must follow, or was taken up anew by hand. */
export const decidedAt = `coalesce((select max(t.at) from order_timeline t where t.order_id = o.order_id
     and t.what in ('paid', 'authorised', 'on-delivery', 'cancelled', 'advanced')), o.placed_at)`;
