-- The categories of a product, with all above them, are kept in memory with what a quote says of its variants. Whoever keeps
-- them asks for this number with what else they read: it is another one as soon as any category was written.
create table category_tree (
  is_only boolean primary key default true check (is_only),
  version integer not null check (version > 0)
);
insert into category_tree (version) values (1);

create function raise_category_tree() returns trigger
language plpgsql as $$
begin
  update category_tree set version = version + 1;
  return null;
end $$;

create trigger category_tree before insert or update or delete or truncate on categories
  for each statement execute function raise_category_tree();
