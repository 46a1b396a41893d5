-- Which documents were written by which transaction, so that an index of words in memory hears of what happened since it looked: rows
-- of one transaction are its own, nobody waits for them. Forgotten after hours; who looked longer ago loads all documents.
create table document_changes (
  changed_in xid8 not null default pg_current_xact_id(),
  product_id uuid not null,
  at timestamptz not null default now(),
  primary key (changed_in, product_id)
);
create function note_document_change() returns trigger language plpgsql as $$
begin
  insert into document_changes (product_id) values (coalesce(new.product_id, old.product_id)) on conflict do nothing;
  return null;
end $$;
create trigger documents_noted after insert or update or delete on documents
  for each row execute function note_document_change();
