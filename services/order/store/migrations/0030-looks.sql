-- How often the system has looked at an order since it last moved: the more often in vain, the later it looks again.
alter table orders add column looks integer not null default 0;
