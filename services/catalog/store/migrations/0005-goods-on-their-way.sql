-- Goods leave what is on hand when they are shipped, and may come back. `cancelled` were taken out of the order before.
alter table reservation_lines add column shipped bigint not null default 0;
alter table reservation_lines add column cancelled bigint not null default 0;
alter table reservation_lines add column returned bigint not null default 0;
alter table reservation_lines add constraint reservation_lines_on_their_way check (
  shipped >= 0 and cancelled >= 0 and shipped + cancelled <= quantity and returned between 0 and shipped);

-- Each shipment and each return moves goods once.
create table goods_moves (
  move_id uuid,
  order_id uuid not null,
  kind text not null check (kind in ('shipped', 'taken-back')),
  moved_at timestamptz not null default now(),
  constraint goods_moves_pkey primary key (move_id)
);

alter table movements drop constraint movements_reason;
alter table movements add constraint movements_reason check (
  case when order_id is null then reason in ('opening', 'received', 'counted')
  else quantity > 0 and reason in
    ('held', 'committed', 'retaken', 'released', 'expired', 'cancelled', 'shipped', 'returned', 'scrapped') end);
-- The expression of a virtual column cannot be changed beside a check; they are read by the audit only.
alter table movements drop column on_hand_change, drop column committed_change;
alter table movements add column on_hand_change bigint generated always as (case when order_id is null then quantity
  when reason = 'returned' then quantity when reason in ('shipped', 'scrapped') then -quantity else 0 end) virtual;
alter table movements add column committed_change bigint generated always as (case
  when reason in ('committed', 'retaken') then quantity when reason in ('cancelled', 'shipped') then -quantity else 0 end) virtual;
