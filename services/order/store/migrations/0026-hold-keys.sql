-- Whose an unpaid order is, for whoever counts them: keyed hashes of the mailbox, of the place it goes to, and of the card.
alter table orders add column buyer_key text;
alter table orders add column address_key text;
alter table orders add column card_key text;
create index orders_unpaid_of_buyer on orders (buyer_key)
  where buyer_key is not null and state in ('placed', 'awaiting-payment', 'payment-refused');
create index orders_unpaid_of_address on orders (address_key)
  where address_key is not null and state in ('placed', 'awaiting-payment', 'payment-refused');
create index orders_unpaid_of_card on orders (card_key)
  where card_key is not null and state in ('placed', 'awaiting-payment', 'payment-refused');
create index orders_on_delivery_buyer on orders (buyer_key)
  where buyer_key is not null and on_delivery and state in ('placed', 'on-delivery');

-- The payment that a person looks at, and until when the order waits for that.
alter table orders add column review_attempt_id uuid;
alter table orders add column review_until timestamptz;
alter table orders add constraint orders_review check ((review_attempt_id is null) = (review_until is null));
