-- Points of a customer: the sum of the entries, and what orders that are not placed yet hold of it.
create table points_account (
  account_id uuid primary key references account,
  balance bigint not null default 0,
  reserved bigint not null default 0 constraint points_account_reserved check (reserved >= 0)
);

-- Every change of a balance; the key makes each happen once, in whatever order the news come.
create table points_entry (
  entry_id uuid primary key,
  account_id uuid not null references points_account,
  kind text not null,
  points bigint not null,
  order_id uuid,
  entry_key text not null constraint points_entry_key_unique unique,
  at timestamptz not null default now(),
  constraint points_entry_sign check (
    (kind in ('earned', 'returned') and points > 0) or (kind in ('taken-back', 'redeemed', 'expired') and points < 0))
);
create index points_entry_of on points_entry (account_id, entry_id desc);

-- What was earned or came back, and how much of it is left to redeem or to expire; the oldest is used first.
create table points_lot (
  entry_id uuid primary key references points_entry,
  account_id uuid not null references points_account,
  order_id uuid,
  remaining bigint not null constraint points_lot_remaining check (remaining >= 0),
  expired bigint not null default 0 constraint points_lot_expired check (expired >= 0),
  expires_at timestamptz not null
);
create index points_lot_left on points_lot (account_id, expires_at, entry_id) where remaining > 0;
create index points_lot_due on points_lot (expires_at) where remaining > 0;

-- What is known of an order whose points are earned or taken back; news of it come in any order.
create table points_order (
  order_id uuid primary key,
  version int not null default 1,
  account_id uuid references account,
  goods_minor bigint constraint points_order_goods check (goods_minor >= 0),
  currency text,
  is_cancelled boolean not null default false,
  refunded_minor bigint not null default 0,
  earned bigint constraint points_order_earned check (earned >= 0),
  taken_back bigint not null default 0 constraint points_order_taken_back check (taken_back between 0 and coalesce(earned, 0))
);

-- Refunds that were heard of, so that each counts once.
create table points_refund (
  refund_id uuid primary key,
  order_id uuid not null
);

-- Points that an order takes: held, then committed or released; committed ones are returned when it is cancelled.
create table points_hold (
  order_id uuid primary key,
  account_id uuid not null references points_account,
  points bigint not null constraint points_hold_points check (points > 0),
  state text not null constraint points_hold_state check (state in ('held', 'committed', 'released', 'returned')),
  version int not null default 1,
  held_until timestamptz not null
);
create index points_hold_due on points_hold (held_until) where state = 'held';
create index points_hold_of on points_hold (account_id) where state = 'held';
