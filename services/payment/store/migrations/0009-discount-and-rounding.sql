-- What was taken off full prices, and what statements differ by only because somebody rounds otherwise.
insert into account values
  ('discount', 'income', 'What promotions and points took off goods and delivery, without tax'),
  ('rounding', 'expense', 'Small differences to the statements of providers, booked by rule');
update account set about = 'Goods sold at their full prices, without tax' where account = 'sales';
update account set about = 'Delivery at its full price, without tax' where account = 'shipping';

-- Rounded: the difference was small enough to be booked without asking anybody.
alter table reconciliation_case drop constraint reconciliation_case_resolution_check;
alter table reconciliation_case add constraint reconciliation_case_resolution_check
  check (resolution in ('corrected', 'ignored', 'settled', 'rounded'));
-- What is open and so small is looked for by provider.
create index reconciliation_case_small on reconciliation_case (provider, case_id) where state = 'open' and kind in ('amount', 'fee');

-- The discounts of orders are held against what was undone of them.
create index ledger_entry_discount on ledger_entry (transaction_id) where account = 'discount';

-- Until when people should have looked at a difference; one that is open longer is found by the audit.
alter table reconciliation_case add column due_at timestamptz not null default now() + interval '7 days';
