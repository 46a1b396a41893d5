-- PostgreSQL reads and plans each check of a table anew for each statement that writes to it: they were a good part of
-- the time of a change to an attempt. In one function they are planned once. Each keeps its name, which is told as
-- that of the constraint; what none of them knows (null) is as good as true, as in a check.
create function attempt_rules(o attempt) returns boolean
language plpgsql immutable as $$
declare
  broken text := case
    when not (o.amount_minor >= 0) then 'attempt_amount_minor_check'
    when not (o.state in ('new', 'unknown', 'pending', 'authorised', 'captured', 'declined', 'voided')) then 'attempt_state_check'
    when not (o.captured_minor >= 0 and o.captured_minor <= o.amount_minor) then 'attempt_captured_within_amount'
    when not (o.refunded_minor >= 0 and o.refunded_minor <= o.captured_minor) then 'attempt_refunded_within_captured'
    when not (
      o.order_id is not null and o.provider is not null and o.method is not null and o.currency is not null
      or o.state = 'voided' and o.is_cancelled
    ) then 'attempt_is_whole'
    when not (o.method in ('card', 'redirect', 'qr', 'manual')) then 'attempt_method'
    when not (
      (o.provider = 'manual') = (o.manual_method is not null)
      and (o.manual_method is null) = (o.received_at is null)
    ) then 'attempt_manual_is_whole'
    when not (o.voided_minor >= 0 and o.voided_minor <= o.amount_minor - o.captured_minor) then 'attempt_voided_within_rest'
    when not (o.disputed_minor >= 0) then 'attempt_disputed_minor_check'
  end;
begin
  if broken is null then return true; end if;
  raise check_violation using table = 'attempt', constraint = broken,
    message = format('new row for relation "attempt" violates check constraint "%s"', broken);
end $$;
alter table attempt
  drop constraint attempt_amount_minor_check,
  drop constraint attempt_state_check,
  drop constraint attempt_captured_within_amount,
  drop constraint attempt_refunded_within_captured,
  drop constraint attempt_is_whole,
  drop constraint attempt_method,
  drop constraint attempt_manual_is_whole,
  drop constraint attempt_voided_within_rest,
  drop constraint attempt_disputed_minor_check,
  add constraint attempt_rules check (attempt_rules(attempt));
