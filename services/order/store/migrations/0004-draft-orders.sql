-- Orders that staff write down for a buyer, or that come from older books: no cart, perhaps no buyer, and lines that are
-- fees instead of goods.
alter table orders alter column cart_id drop not null;
alter table orders alter column email drop not null;
alter table orders alter column shipping_address drop not null;
alter table orders drop constraint orders_item_count_check;
alter table orders add constraint orders_item_count check (item_count >= 0);

alter table order_lines alter column variant_id drop not null;
alter table order_lines alter column product_id drop not null;
alter table order_lines add constraint order_lines_goods_or_fee check ((variant_id is null) = (product_id is null));
-- Why a line does not cost what the catalog says.
alter table order_lines add column price_reason text;

alter table payment_attempts drop constraint payment_attempts_method_check;
alter table payment_attempts add constraint payment_attempts_method
  check (method in ('card', 'redirect', 'qr', 'manual'));

-- What an order was written down from: the reference finds it again, and money was received by hand at `paid_at`.
create table draft_orders (
  order_id uuid primary key references orders,
  reference text not null,
  input_hash text not null,
  payment_method text not null,
  payment_reference text,
  paid_at timestamptz not null,
  is_imported boolean not null,
  constraint draft_orders_reference unique (reference)
);

-- Orders of older books are taxed at the rate of their day.
insert into tax_rates (jurisdiction, tax_class, rate_basis_points, valid_from, valid_until, source) values
  ('GB', 'standard', 1750, '2010-01-01', '2011-01-04', 'Value Added Tax Act 1994, section 2(1), until SI 2008/3020 had ended')
on conflict do nothing;
