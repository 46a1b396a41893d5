-- Unpaid orders of a buyer, from the moment they are placed: counted by e-mail address and by account.
create index orders_unpaid_of_email on orders (email)
  where state in ('placed', 'awaiting-payment', 'payment-refused');
create index orders_unpaid_of_customer on orders (customer_id)
  where customer_id is not null and state in ('placed', 'awaiting-payment', 'payment-refused');
drop index orders_unpaid_by_email;
