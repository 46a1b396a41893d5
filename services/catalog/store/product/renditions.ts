import { statement } from '#runtime/db/statement.ts';

type Place = [hash: string, width: number, format: string];

/** The bytes of a picture in a width and format, when it was made in them before. */
export const findRendition = statement<{ bytes: Uint8Array }, Place>(
  'catalog.renditions.find',
  'select bytes from renditions where media_hash = $1 and width = $2 and format = $3',
);

/** Keeps a picture in a width and format; the first one that is made stays. */
export const writeRendition = statement<unknown, [...Place, bytes: Buffer]>(
  'catalog.renditions.write',
  `insert into renditions (media_hash, width, format, bytes)
   select hash, $2::int, $3::text, $4::bytea from media where hash = $1
   on conflict do nothing`,
);

/** Forgets up to 500 renditions older than 30 days of pictures that no product shows any more; they can be made again. */
export const forgetUnshown = statement(
  'catalog.renditions.forget-unshown',
  `delete from renditions where (media_hash, width, format) in (
     select r.media_hash, r.width, r.format from renditions r
     where r.made_at < now() - interval '30 days'
       and not exists (select from variants v where v.media_hash = r.media_hash and v.is_sold)
       and not exists (select from product_pictures pp where pp.media_hash = r.media_hash)
     order by r.made_at limit 500)`,
);
