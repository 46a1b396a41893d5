-- The catalog keeps what customers wrote about goods.
alter table privacy_case drop constraint privacy_case_room;
alter table privacy_case add constraint privacy_case_room check (room in ('payment', 'order', 'insight', 'catalog', 'user'));
