-- What is decided and not done yet: goods or points that are neither taken nor given back, money that is not wanted. Few
-- rows, and for a moment each, unless something goes wrong: the auditor looks here every ten seconds.
create index orders_unsettled on orders (order_id)
  where (state in ('paid', 'authorised', 'on-delivery') and (stock <> 'committed' or points_state = 'asked'))
    or (state = 'cancelled' and (stock <> 'returned' or points_state in ('asked', 'committed')));
create index payment_attempts_cancelling on payment_attempts (changed_at) where state = 'cancelling';

-- When payment was told last that the money of an attempt is not wanted and could not give it back yet: its provider is away,
-- or a dispute withholds it.
alter table payment_attempts add column asked_in_vain_at timestamptz;
