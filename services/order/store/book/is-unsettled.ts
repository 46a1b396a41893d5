/** Decided, and its goods or points are neither taken nor given back yet: as the index `orders_unsettled` has it. */
export const isUnsettled = `((state in ('paid', 'authorised', 'on-delivery') and (stock <> 'committed' or points_state = 'asked'))
     or (state = 'cancelled' and (stock <> 'returned' or points_state in ('asked', 'committed'))))`;
