-- One try to pay an order. A row without an order is a tombstone: the try was cancelled before it arrived here.
create table attempt (
  attempt_id uuid primary key,
  order_id uuid,
  order_number text,
  provider text,
  method text check (method in ('card', 'redirect', 'qr')),
  amount_minor bigint not null default 0 check (amount_minor >= 0),
  currency text,
  state text not null check (state in ('new', 'unknown', 'pending', 'authorised', 'captured', 'declined', 'voided')),
  provider_payment_id text,
  -- The provider counts its changes; an older picture never overwrites a newer one.
  provider_version integer not null default 0,
  captured_minor bigint not null default 0,
  refunded_minor bigint not null default 0,
  decline_code text,
  next_action jsonb,
  -- The order wants no money from this try: whatever succeeds later is given back.
  is_cancelled boolean not null default false,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint attempt_captured_within_amount check (captured_minor between 0 and amount_minor),
  constraint attempt_refunded_within_captured check (refunded_minor between 0 and captured_minor),
  constraint attempt_is_whole check (
    (order_id is not null and provider is not null and method is not null and currency is not null)
    or (state = 'voided' and is_cancelled)
  )
);
create unique index attempt_provider_payment on attempt (provider, provider_payment_id);
create index attempt_order on attempt (order_id);
create index attempt_unsettled on attempt (updated_at) where state in ('new', 'unknown', 'pending', 'authorised');
create index attempt_to_give_back on attempt (updated_at) where is_cancelled and captured_minor > refunded_minor;

create table refund (
  refund_id uuid primary key,
  attempt_id uuid not null references attempt,
  amount_minor bigint not null check (amount_minor > 0),
  state text not null check (state in ('pending', 'succeeded')),
  reason text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index refund_attempt on refund (attempt_id);
create index refund_pending on refund (updated_at) where state = 'pending';

-- Each event of a provider has one effect.
create table provider_event (
  provider text not null,
  event_id text not null,
  received_at timestamptz not null default now(),
  constraint provider_event_pkey primary key (provider, event_id)
);

-- The ledger: double entry, append only, balanced per transaction and currency. Debits are positive, credits negative.
create table ledger_transaction (
  transaction_id uuid primary key,
  attempt_id uuid not null references attempt,
  why text not null check (why in ('capture', 'refund')),
  -- The attempt's total of this kind after the posting: the same money is never posted twice.
  total_minor bigint not null,
  posted_at timestamptz not null default now(),
  constraint ledger_transaction_once unique (attempt_id, why, total_minor)
);
create table ledger_entry (
  transaction_id uuid not null references ledger_transaction,
  account text not null check (account in ('provider-clearing', 'receivable')),
  currency text not null,
  amount_minor bigint not null check (amount_minor <> 0),
  primary key (transaction_id, account, currency)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'SK001', message = 'ledger-is-append-only';
end $$;
create trigger ledger_entry_append_only before update or delete on ledger_entry
  for each row execute function refuse_change();
create trigger ledger_transaction_append_only before update or delete on ledger_transaction
  for each row execute function refuse_change();

create function check_balance() returns trigger language plpgsql as $$
begin
  if exists (select from ledger_entry where transaction_id = new.transaction_id group by currency having sum(amount_minor) <> 0) then
    raise exception using errcode = 'SK001', message = 'ledger-not-balanced';
  end if;
  return null;
end $$;
create constraint trigger ledger_entry_balanced after insert on ledger_entry
  deferrable initially deferred for each row execute function check_balance();
