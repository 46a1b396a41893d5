import { statement } from '#runtime/db/statement.ts';

/** Stores drawings (SVG) under the hash of their bytes; known ones are left alone. */
export const writeDrawings = statement<unknown, [hashes: string[], drawings: string[]]>(
  'catalog.media.write-drawings',
  `insert into media (hash, content_type, bytes)
   select hash, 'image/svg+xml', convert_to(drawing, 'UTF8')
   from unnest($1::text[], $2::text[]) as given (hash, drawing) order by hash
   on conflict (hash) do update set uploaded_at = now() where media.used_at is null`,
);

type PictureColumns = [
  hash: string,
  sourceHash: string,
  contentType: string,
  width: number,
  height: number,
  bytes: Buffer,
];

/** Stores a picture that was uploaded. The same picture from another file stays the one it is. */
export const writePicture = statement<unknown, PictureColumns>(
  'catalog.media.write-picture',
  `insert into media (hash, source_hash, content_type, width, height, bytes) values ($1, $2, $3, $4, $5, $6)
   on conflict do nothing`,
);

export type PictureRow = {
  path: string;
  contentType: string;
  width: number | null;
  height: number | null;
  byteCount: number;
};

/** The picture that this file was made into when it was uploaded before; it counts as uploaded anew. */
export const findUploaded = statement<PictureRow, [sourceHash: string, hash: string]>(
  'catalog.media.find-uploaded',
  `update media set uploaded_at = now() where source_hash = $1 or hash = $2
   returning media_path(hash) as path, content_type as "contentType", width, height, octet_length(bytes) as "byteCount"`,
);

/** The bytes of a picture as it is stored. */
export const findMedia = statement<{ contentType: string; bytes: Uint8Array }, [hash: string]>(
  'catalog.media.find',
  'select content_type as "contentType", bytes from media where hash = $1',
);

/** Notes that pictures are shown from now on, so that they are kept. Comes before what refers to them. */
export const usePictures = statement<unknown, [hashes: string[]]>(
  'catalog.media.use',
  `update media set used_at = now() where used_at is null and hash in (
     select hash from media where hash = any($1::text[]) and used_at is null order by hash for update)`,
);

/** Which of these hashes name no picture. */
export const findUnknownMedia = statement<{ hash: string }, [hashes: string[]]>(
  'catalog.media.find-unknown',
  `select hash from unnest($1::text[]) as asked (hash)
   where not exists (select from media m where m.hash = asked.hash)`,
);

/** Forgets up to 100 pictures that came more than a day ago and were never shown, and gives their hashes. */
export const forgetUnused = statement<{ hash: string }>(
  'catalog.media.forget-unused',
  `delete from media where hash in (
     select m.hash from media m where m.used_at is null and m.uploaded_at < now() - interval '1 day'
       and not exists (select from variants v where v.media_hash = m.hash)
       and not exists (select from product_pictures pp where pp.media_hash = m.hash)
     order by m.uploaded_at limit 100 for update skip locked)
   returning hash`,
);
