-- What a person wrote and reported is found when they ask for it, or to be forgotten.
create index reviews_customer on reviews (customer_id, review_id);
create index review_reports_customer on review_reports (customer_id);
