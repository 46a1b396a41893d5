-- What moved lately is found by its time: ids that others chose say nothing of it. Rows come in the order of their times, so that
-- a summary of ranges is enough, which costs an order nothing.
create index movements_at on movements using brin (at) with (pages_per_range = 16);
