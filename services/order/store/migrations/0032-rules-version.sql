-- What holds of a market is put together from the tables below, mostly to be what it was a moment ago. Whoever keeps it in
-- memory asks for this number with whatever else they read: it is another one as soon as anything of it was changed.
create table rules_version (
  is_only boolean primary key default true check (is_only),
  version integer not null check (version > 0)
);
insert into rules_version (version) values (1);

create function raise_rules_version() returns trigger
language plpgsql as $$
begin
  update rules_version set version = version + 1;
  return null;
end $$;

-- Before a statement, so that all who change rules wait for each other here and hold nothing else yet.
do $$
declare
  changed text;
begin
  foreach changed in array array[
    'shop_markets', 'shipping_rules', 'tax_zones', 'tax_jurisdictions', 'tax_rates', 'promotions'] loop
    execute format('create trigger rules_version before insert or update or delete or truncate on %I
      for each statement execute function raise_rules_version()', changed);
  end loop;
end $$;
