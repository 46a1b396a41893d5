-- Money that is held when an order is placed and taken as its parcels are sent. The policy is that of the market at the moment
-- of placing. `authorised` rests until `pay_before`: sent by then, or cancelled; of a paid order it is when the rest is let go.
alter table orders add column capture_at text not null default 'payment'
  constraint orders_capture_at check (capture_at in ('payment', 'shipping'));
-- open: something of it can still be taken. closing: the rest is to be let go. None for orders that were paid at once.
alter table orders add column hold text constraint orders_hold check (hold in ('open', 'closing', 'closed'));
-- Taken, or being taken, for parcels; and never to be taken, since its goods are not sent.
alter table orders add column charged_minor bigint not null default 0;
alter table orders add column waived_minor bigint not null default 0;
alter table orders drop constraint orders_state;
alter table orders add constraint orders_state
  check (state in ('placed', 'awaiting-payment', 'payment-refused', 'authorised', 'paid', 'cancelled'));
alter table orders drop constraint orders_resting_has_deadline;
alter table orders add constraint orders_resting_has_deadline check (case state
  when 'paid' then (pay_before is not null) = (hold is not distinct from 'open')
  else (state in ('awaiting-payment', 'payment-refused', 'authorised')) = (pay_before is not null) end);
alter table orders add constraint orders_held check (state <> 'authorised' or hold = 'open');
alter table orders add constraint orders_charged check (charged_minor >= 0 and waived_minor >= 0
  and charged_minor + waived_minor <= total_minor
  and case when hold is null then charged_minor + waived_minor = 0 else refunded_minor - waived_minor between 0 and charged_minor end);
create index orders_hold_over on orders (pay_before) where state = 'paid' and pay_before is not null;
create index orders_hold_closing on orders (order_id) where hold = 'closing';

alter table order_lines add column charged_minor bigint not null default 0;
alter table order_lines add column waived_minor bigint not null default 0;
alter table order_lines add constraint order_lines_charged
  check (charged_minor >= 0 and waived_minor >= 0 and charged_minor + waived_minor <= gross_minor);

alter table payment_attempts drop constraint payment_attempts_state_check;
alter table payment_attempts add constraint payment_attempts_state_check
  check (state in ('started', 'pending', 'unknown', 'authorised', 'captured', 'declined', 'cancelling', 'returned'));
alter index payment_attempts_one_live rename to payment_attempts_one_live_before;
create unique index payment_attempts_one_live on payment_attempts (order_id)
  where state in ('started', 'pending', 'unknown', 'authorised', 'captured');
drop index payment_attempts_one_live_before;

alter table refunds add column waived_minor bigint not null default 0;
alter table refunds add constraint refunds_waived check (waived_minor between 0 and amount_minor);
alter table refund_lines add column waived_minor bigint not null default 0;
alter table refund_lines add constraint refund_lines_waived check (waived_minor between 0 and amount_minor);

-- The money of a parcel, taken before it goes. The charge has the id that its shipment gets.
create table charges (
  charge_id uuid primary key,
  order_id uuid not null references orders,
  attempt_id uuid not null references payment_attempts,
  reference text not null,
  input_hash text not null,
  carrier text not null,
  tracking_number text,
  -- The carrier of the shop that is to bring it; the money waits for its yes.
  book_with text,
  shipped_at timestamptz,
  who text not null,
  amount_minor bigint not null check (amount_minor >= 0),
  shipping_minor bigint not null check (shipping_minor between 0 and amount_minor),
  -- refused: the money was not given, and the goods wait for a person.
  state text not null default 'pending' check (state in ('pending', 'taken', 'refused')),
  created_at timestamptz not null default now(),
  constraint charges_reference unique (order_id, reference)
);
create index charges_open on charges (created_at) where state = 'pending';
create table charge_lines (
  charge_id uuid not null references charges on delete cascade,
  line_id uuid not null references order_lines,
  quantity integer not null check (quantity > 0),
  amount_minor bigint not null check (amount_minor >= 0),
  primary key (charge_id, line_id)
);
create index charge_lines_line on charge_lines (line_id);
