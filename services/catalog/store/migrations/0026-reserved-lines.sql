-- What orders still hold of a variant: the auditor sums it where stock has moved.
create index reservation_lines_here on reservation_lines (variant_id) where quantity > shipped + cancelled;
