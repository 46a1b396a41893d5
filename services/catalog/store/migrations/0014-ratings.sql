-- Whoever changes reviews locks the ratings of their products first: a product that has reviews has a rating to lock.
insert into product_ratings (product_id) select distinct product_id from reviews on conflict (product_id) do nothing;
alter table reviews add constraint reviews_are_rated foreign key (product_id) references product_ratings;
