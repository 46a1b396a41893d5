-- Money that belongs to no order: credits without a sale, and fees. Positive is charged, negative credited. Append-only:
-- the row is at once the record of who of the staff wrote it down.
create table adjustment (
  adjustment_id uuid primary key,
  reference text not null constraint adjustment_reference unique,
  account text not null check (account in ('adjustment', 'fee')),
  amount_minor bigint not null check (amount_minor <> 0),
  currency text not null,
  reason text not null,
  adjusted_at timestamptz not null,
  actor_kind text not null check (actor_kind in ('staff', 'key')),
  actor_id uuid not null,
  recorded_at timestamptz not null default now()
);
create index adjustment_reference_start on adjustment (reference collate "C");
create index attempt_manual_reference_start on attempt (manual_reference collate "C") where manual_reference is not null;
create trigger adjustment_append_only before update or delete on adjustment
  for each row execute function refuse_change();
create trigger adjustment_kept before truncate on adjustment execute function refuse_change();

-- An adjustment charges or credits the receivable, and has one transaction.
alter table ledger_transaction alter column attempt_id drop not null;
alter table ledger_transaction add column adjustment_id uuid references adjustment
  constraint ledger_transaction_adjusts_once unique;
alter table ledger_transaction drop constraint ledger_transaction_why_check;
alter table ledger_transaction add constraint ledger_transaction_why check (
  case when adjustment_id is null then attempt_id is not null and why in ('capture', 'refund')
  else attempt_id is null and why = 'adjustment' end);
alter table ledger_entry drop constraint ledger_entry_account_check;
alter table ledger_entry add constraint ledger_entry_account_check
  check (account in ('provider-clearing', 'receivable', 'adjustment', 'fee'));
