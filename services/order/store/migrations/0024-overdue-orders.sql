-- Since when staff are told that goods of an order are not sent in time; none once nothing is left to be sent.
alter table orders add column overdue_since timestamptz;
update orders set overdue_since = told.at
from (select order_id, min(at) as at from order_timeline where what = 'ship-overdue' group by order_id) as told
where orders.order_id = told.order_id and orders.ship_before is not null;
create index orders_overdue on orders (order_id) where overdue_since is not null;
