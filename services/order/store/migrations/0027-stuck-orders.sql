-- Orders that are unfinished and that nobody will look at: none, unless something went wrong. The auditor and staff look here.
create index orders_forgotten on orders (order_id) where look_at is null
  and (state in ('placed', 'awaiting-payment', 'payment-refused', 'authorised', 'on-delivery')
    or (state = 'paid' and stock <> 'committed') or (state = 'cancelled' and stock <> 'returned'));
