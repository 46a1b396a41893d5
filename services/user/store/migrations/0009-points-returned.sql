-- How many of the points of an order came back with refunds of its goods; each refund brings its own once.
alter table points_hold add column returned bigint not null default 0;
alter table points_hold add constraint points_hold_returned check (returned between 0 and points);
