-- What one of a variant weighs packed, and the class of goods that cannot be sent like any other; null: not known, none.
alter table variants add column weight_grams integer check (weight_grams >= 0), add column shipping_class text;
