-- What the shop takes off its prices. Sales begin and end by the clock of their market.
create table shop_markets (market text primary key, time_zone text not null);
insert into shop_markets (market, time_zone) values ('gb', 'Europe/London'), ('cn', 'Asia/Shanghai');

-- `stacks_with` null: with every promotion that allows it. `conditions` and `action` are of the contract's shape.
create table promotions (
  promotion_id uuid primary key,
  market text not null references shop_markets,
  title_en text not null,
  title_zh text not null,
  is_active boolean not null,
  needs_coupon boolean not null,
  priority integer not null check (priority between 0 and 1000),
  is_exclusive boolean not null,
  stacks_with uuid[],
  begins_at timestamp,
  ends_at timestamp,
  conditions jsonb not null,
  action jsonb not null,
  version integer not null check (version > 0),
  constraint promotions_period check (ends_at > begins_at)
);
create index promotions_of_everybody on promotions (market, ends_at) where is_active and not needs_coupon;
create index promotions_market on promotions (market, promotion_id);

-- `redeemed` counts the live rows of `coupon_redemptions`; the check is what no race gets past.
create table coupons (
  code text collate "C" primary key check (code ~ '^[A-Z0-9][A-Z0-9-]{2,39}$'),
  promotion_id uuid not null,
  is_active boolean not null,
  begins_at timestamp,
  ends_at timestamp,
  redemptions_most integer check (redemptions_most > 0),
  per_buyer_most integer check (per_buyer_most > 0),
  redeemed integer not null default 0 check (redeemed >= 0),
  version integer not null check (version > 0),
  constraint coupons_promotion foreign key (promotion_id) references promotions,
  constraint coupons_redeemed check (redeemed <= redemptions_most),
  constraint coupons_period check (ends_at > begins_at)
);
create index coupons_of_promotion on coupons (promotion_id, code);

-- An order's use of a coupon: taken when it is placed, given back when it is cancelled.
create table coupon_redemptions (
  order_id uuid primary key references orders,
  code text collate "C" not null,
  buyers text[] not null,
  redeemed_at timestamptz not null default now(),
  released_at timestamptz,
  constraint coupon_redemptions_coupon foreign key (code) references coupons
);
create index coupon_redemptions_code on coupon_redemptions (code);

-- How often each buyer uses a coupon now.
create table coupon_buyers (
  code text collate "C" not null references coupons on delete cascade,
  buyer text not null,
  redeemed integer not null check (redeemed >= 0),
  primary key (code, buyer)
);

-- One buyer by account and by e-mail, so that neither is a way around a limit. The address itself is not kept.
create function buyer_keys(customer_id uuid, email text) returns text[]
language sql stable
return array_remove(array[
  'customer:' || customer_id, 'email:' || encode(sha256(convert_to(email, 'UTF8')), 'hex')], null);

-- Who of the staff changed what, and what it was from then on.
create table rule_changes (
  change_id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  who text not null,
  what text not null,
  subject text not null,
  version integer not null,
  content jsonb
);
create index rule_changes_subject on rule_changes (subject, change_id);

alter table carts add column coupon_code text;
-- What promotions took off, as it was when the order was placed.
alter table orders add column coupon_code text;
alter table orders add column discounts jsonb not null default '[]';
alter table order_lines add column discounts jsonb not null default '[]';
alter table order_lines add column is_gift boolean not null default false;

-- A promotion as `contracts/order/promotion.ts` shapes it.
create view promotion_values as
select promotion_id, market, is_active, needs_coupon, begins_at, ends_at, jsonb_build_object(
  'promotionId', promotion_id, 'market', market, 'title', jsonb_build_object('en', title_en, 'zh', title_zh),
  'isActive', is_active, 'needsCoupon', needs_coupon, 'priority', priority, 'isExclusive', is_exclusive,
  'stacksWith', to_jsonb(stacks_with), 'beginsAt', to_char(begins_at, 'YYYY-MM-DD"T"HH24:MI'),
  'endsAt', to_char(ends_at, 'YYYY-MM-DD"T"HH24:MI'), 'conditions', conditions, 'action', action,
  'version', version) as value
from promotions;

-- What holds of a market just now: its rules, the time on its clock, and its promotions for everybody.
create view market_now as
select r.market, r.rules, clock.wall_time, to_char(clock.wall_time, 'YYYY-MM-DD"T"HH24:MI') as wall_text, (
  select coalesce(jsonb_agg(p.value order by p.promotion_id), '[]') from promotion_values p
  where p.market = r.market and p.is_active and not p.needs_coupon
    and (p.begins_at is null or p.begins_at <= clock.wall_time) and (p.ends_at is null or p.ends_at > clock.wall_time)
) as promotions
from market_rules r join shop_markets m using (market)
cross join lateral (select now() at time zone m.time_zone as wall_time) clock;
