-- To whom the invoice is written where it is not the receiver: name and tax number. Forgotten with the person.
alter table carts add column invoice_to jsonb;
alter table orders add column invoice_to jsonb;
alter table orders add constraint orders_erased_invoice_to check (erased_at is null or invoice_to is null) not valid;
alter table orders validate constraint orders_erased_invoice_to;
