-- Who does what only one process may do at a time. `until` is on this database's clock. `fence` rises with every
-- change of hands, so that what a stalled holder still writes can be told from its successor's.
create table lease (
  name text primary key,
  holder text not null,
  until timestamptz not null,
  fence bigint not null
);
