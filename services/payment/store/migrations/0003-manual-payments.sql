-- Money that came without a provider: by transfer, cheque or cash, written down by staff.
alter table attempt drop constraint attempt_method_check;
alter table attempt add constraint attempt_method check (method in ('card', 'redirect', 'qr', 'manual'));
-- How it came and under which reference, e.g. `bank-transfer` and the words on the statement.
alter table attempt add column manual_method text;
alter table attempt add column manual_reference text;
alter table attempt add column received_at timestamptz;
alter table attempt add constraint attempt_manual_is_whole
  check ((provider = 'manual') = (manual_method is not null) and (manual_method is null) = (received_at is null));
