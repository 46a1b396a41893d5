-- When a try was last sent to its provider: what is not there long after that is not on its way any more.
alter table attempt add column sent_at timestamptz not null default now();

-- When this room looks after a try by itself next, and how often it has since the try last moved.
alter table attempt add column look_at timestamptz not null default now() + interval '5 seconds';
alter table attempt add column looks integer not null default 0;

-- Tries that the room looks after by itself: not heard of, cancelled with something left to undo, or given up as not
-- received, since a very late success would otherwise only be known by a provider's event.
drop index attempt_unsettled;
drop index attempt_to_give_back;
create index attempt_open on attempt (look_at)
  where state in ('new', 'unknown')
    or (is_cancelled and (captured_minor > refunded_minor or state in ('pending', 'authorised')))
    or (state = 'declined' and decline_code = 'not-received' and looks < 12);

-- A refund that the provider refused has failed: it is not sent again, and a person must look.
alter table refund drop constraint refund_state_check;
alter table refund add constraint refund_state check (state in ('pending', 'succeeded', 'failed'));
alter table refund add column refused_code text;
-- What the try had given back in all when the provider refused: more by this refund's sum, and it is made good.
alter table refund add column refunded_when_refused_minor bigint;
alter table refund add constraint refund_refused_is_whole
  check (state <> 'failed' or (refused_code is not null and refunded_when_refused_minor is not null));
alter table refund add column look_at timestamptz not null default now() + interval '5 seconds';
alter table refund add column looks integer not null default 0;
drop index refund_pending;
create index refund_pending on refund (look_at) where state = 'pending';

create index provider_event_received on provider_event (received_at);

-- Append-only against emptying too, and no transaction without its entries.
create trigger ledger_entry_kept before truncate on ledger_entry execute function refuse_change();
create trigger ledger_transaction_kept before truncate on ledger_transaction execute function refuse_change();

create function check_posted() returns trigger language plpgsql as $$
begin
  if not exists (select from ledger_entry where transaction_id = new.transaction_id) then
    raise exception using errcode = 'SK001', message = 'ledger-without-entries';
  end if;
  return null;
end $$;
create constraint trigger ledger_transaction_posted after insert on ledger_transaction
  deferrable initially deferred for each row execute function check_posted();
