-- Customers by what they paid in a currency, and by how lately: for lists, and to try the rule of a segment.
create index customer_profiles_value on customer_profiles (currency, value_minor desc, customer_id);
create index customer_profiles_last_paid on customer_profiles (last_paid_at);
