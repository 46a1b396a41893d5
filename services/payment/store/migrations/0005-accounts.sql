-- The chart of accounts: all that can be posted to.
create table account (
  account text primary key,
  kind text not null check (kind in ('asset', 'liability', 'income', 'expense')),
  about text not null
);
insert into account values
  ('receivable', 'asset', 'What buyers owe'),
  ('provider-clearing', 'asset', 'What each provider holds for the shop; money received by hand stands under the provider manual'),
  ('bank', 'asset', 'What providers have paid out'),
  ('tax', 'liability', 'Tax contained in what was sold'),
  ('sales', 'income', 'Goods sold, without tax'),
  ('shipping', 'income', 'Delivery, without tax'),
  ('fee', 'income', 'Fees charged to buyers, without tax'),
  ('refund', 'income', 'Sales that were undone, with their tax and delivery'),
  ('adjustment', 'income', 'Credits and charges that belong to no order, and corrections'),
  ('provider-fee', 'expense', 'What providers charge');

alter table ledger_entry drop constraint ledger_entry_account_check;
alter table ledger_entry add constraint ledger_entry_account_known foreign key (account) references account;
-- Whose clearing it is; null for accounts that are the shop's own.
alter table ledger_entry add column provider text;

-- What a posting is of, where it is neither the money of an attempt nor an adjustment: nothing is posted twice.
alter table ledger_transaction alter column total_minor drop not null;
alter table ledger_transaction add column source text constraint ledger_transaction_source unique;
alter table ledger_transaction add column order_id uuid;
alter table ledger_transaction drop constraint ledger_transaction_why;
alter table ledger_transaction add constraint ledger_transaction_why check (
  case why when 'capture' then attempt_id is not null and total_minor is not null
    when 'refund' then attempt_id is not null and total_minor is not null
    when 'adjustment' then adjustment_id is not null
    else source is not null end);
create index ledger_transaction_order on ledger_transaction (order_id) where order_id is not null;
create index ledger_transaction_posted on ledger_transaction (posted_at, transaction_id);

-- Versions before this one post without naming the provider, and go on doing so while this one starts.
create function name_provider() returns trigger language plpgsql as $$
begin
  if new.account = 'provider-clearing' and new.provider is null then
    new.provider := (select a.provider from ledger_transaction join attempt a using (attempt_id)
      where transaction_id = new.transaction_id);
  end if;
  return new;
end $$;
create trigger ledger_entry_names_provider before insert on ledger_entry
  for each row execute function name_provider();
alter table ledger_entry disable trigger ledger_entry_append_only;
update ledger_entry set provider = (select a.provider from ledger_transaction join attempt a using (attempt_id)
  where transaction_id = ledger_entry.transaction_id) where account = 'provider-clearing';
alter table ledger_entry enable trigger ledger_entry_append_only;
alter table ledger_entry add constraint ledger_entry_provider check ((account = 'provider-clearing') = (provider is not null));

-- The sums of days that are over (UTC, by the time of posting), so that a report does not add up the whole ledger. Debits
-- and credits are both positive.
create table ledger_day (
  day date not null,
  account text not null references account,
  provider text not null,
  currency text not null,
  debit_minor bigint not null,
  credit_minor bigint not null,
  primary key (account, provider, currency, day)
);
-- The one row says up to when days are summed.
create table ledger_closed (
  is_only boolean primary key default true check (is_only),
  before_day date not null
);
insert into ledger_closed (before_day)
  select coalesce(min((posted_at at time zone 'UTC')::date), (now() at time zone 'UTC')::date) from ledger_transaction;
