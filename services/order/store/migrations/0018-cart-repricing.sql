-- What another market has changed of a cart's prices, until its holder has seen it or changes the cart.
alter table carts add column repricing jsonb;
