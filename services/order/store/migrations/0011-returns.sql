-- Goods that buyers want to send back. `requested` waits for staff and `approved` for the goods, both until `due_at`;
-- `received` is being settled by the system.
create table returns (
  return_id uuid primary key,
  order_id uuid not null references orders,
  number integer not null check (number > 0),
  state text not null default 'requested'
    check (state in ('requested', 'approved', 'refused', 'expired', 'received', 'closed')),
  version integer not null default 1 check (version > 0),
  -- What the buyer would like, and what staff decided when the goods were there.
  wanted text not null check (wanted in ('refund', 'exchange')),
  outcome text check (outcome in ('refund', 'exchange')),
  -- Why it was refused.
  answer text,
  due_at timestamptz,
  requested_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  -- The order that sends the same goods again.
  exchange_order_id uuid references orders,
  -- Under which the goods of an exchange are booked back; those of a refund are under ids of the refund.
  restock_id uuid not null default uuidv7(),
  scrap_id uuid not null default uuidv7(),
  constraint returns_number unique (order_id, number),
  constraint returns_resting_has_deadline check ((state in ('requested', 'approved')) = (due_at is not null)),
  constraint returns_received_has_outcome check ((state in ('received', 'closed')) = (outcome is not null)),
  constraint returns_exchange_has_order check (exchange_order_id is null or coalesce(outcome = 'exchange', false)),
  constraint returns_closed_has_order
    check (state <> 'closed' or (outcome = 'exchange') = (exchange_order_id is not null))
);
create index returns_due on returns (due_at) where due_at is not null;
create index returns_by_state on returns (state, return_id);
create unique index returns_exchange_order on returns (exchange_order_id);

create table return_lines (
  return_id uuid not null references returns,
  line_id uuid not null references order_lines,
  quantity integer not null check (quantity > 0),
  reason text not null check (reason in ('damaged', 'wrong-item', 'not-as-described', 'does-not-fit', 'changed-mind')),
  note text,
  -- What arrived of it, how it was, and what becomes of it.
  received integer check (received between 0 and quantity),
  condition text check (condition in ('as-new', 'used', 'damaged')),
  goods text check (goods in ('restock', 'scrap')),
  primary key (return_id, line_id),
  constraint return_lines_received check ((received > 0) is not true or (condition is not null and goods is not null)),
  constraint return_lines_sold_again check (goods is distinct from 'restock' or condition <> 'damaged')
);
create index return_lines_line on return_lines (line_id);

-- The refund that settles a return.
alter table refunds add column return_id uuid references returns;
create unique index refunds_return on refunds (return_id);
