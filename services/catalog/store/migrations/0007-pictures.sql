-- What a picture is besides its bytes. `source_hash` is of the file that was uploaded, before it was made fit to keep;
-- a drawing has no size of its own. A picture that was never used may be forgotten a day after it came; one that was
-- stays, since orders name it.
alter table media
  add column source_hash text,
  add column width integer,
  add column height integer,
  add column uploaded_at timestamptz not null default now(),
  add column used_at timestamptz,
  add constraint media_size check (width > 0 and height > 0),
  add constraint media_source unique (source_hash);
update media set used_at = created_at;
create index media_unused on media (uploaded_at) where used_at is null;
create index variants_media on variants (media_hash) where media_hash is not null;

-- The pictures of a product in their order; those that a variant has for its own stand in `variants`.
create table product_pictures (
  product_id uuid not null references products,
  position integer not null,
  media_hash text not null,
  alt_en text not null default '',
  alt_zh text not null default '',
  primary key (product_id, position),
  constraint product_pictures_once unique (product_id, media_hash),
  constraint product_pictures_media foreign key (media_hash) references media (hash)
);
create index product_pictures_media_hash on product_pictures (media_hash);

-- Pictures as screens show them: made of the stored one when they are first asked for, and from it again when lost.
create table renditions (
  media_hash text not null references media (hash) on delete cascade,
  width integer not null check (width in (160, 320, 640, 1280)),
  format text not null check (format in ('webp', 'jpeg')),
  bytes bytea not null,
  made_at timestamptz not null default now(),
  primary key (media_hash, width, format)
);

-- What lies behind the address is a JPEG for whoever cannot choose; screens ask for a width below it.
create or replace function media_path(hash text) returns text
language sql immutable strict
return '/media/' || hash || '.jpg';
create index renditions_made_at on renditions (made_at);
