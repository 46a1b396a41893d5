-- Staff list customers with a live account, the newest first, and find them by how their e-mail or name begins.
create index account_customer_newest on account (account_id) where kind = 'customer' and is_active;
create index account_customer_email on account (email text_pattern_ops) where kind = 'customer' and is_active;
create index account_customer_name on account (lower(name) text_pattern_ops) where kind = 'customer' and is_active;
