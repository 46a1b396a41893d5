-- When the holder of an account proved that they read its e-mail. Nobody knows of which older accounts that is so: their holders
-- prove it when they want what it is asked for.
alter table account add column email_proved_at timestamptz;
alter table code drop constraint code_purpose;
alter table code add constraint code_purpose
  check (purpose in ('verify-email', 'reset-password', 'sms-sign-in', 'prove-email'));
