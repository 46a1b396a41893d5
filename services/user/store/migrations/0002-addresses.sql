-- The address book of a customer: how many it holds, and which are the defaults.
create table address_book (
  account_id uuid primary key references account,
  addresses int not null constraint address_book_limit check (addresses between 0 and 50),
  default_shipping_id uuid,
  default_billing_id uuid
);

create table address (
  account_id uuid not null references address_book,
  address_id uuid not null,
  version int not null default 1 constraint address_version check (version > 0),
  address jsonb not null constraint address_shape check (address ?& array['name', 'country', 'city', 'line1']),
  changed_at timestamptz not null default now(),
  constraint address_pkey primary key (account_id, address_id)
);

alter table address_book
  add constraint address_book_shipping foreign key (account_id, default_shipping_id) references address
    deferrable initially deferred,
  add constraint address_book_billing foreign key (account_id, default_billing_id) references address
    deferrable initially deferred;
