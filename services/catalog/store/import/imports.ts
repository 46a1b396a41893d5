import { statement } from '#runtime/db/statement.ts';

export type ImportState = 'receiving' | 'checking' | 'checked' | 'applying' | 'done' | 'failed' | 'cancelled';

export type ImportRow = {
  importId: string;
  fileName: string;
  state: ImportState;
  failure: string | null;
  parts: number;
  lines: number;
  share: number;
  written: number;
  unchanged: number;
  leftOut: number;
  faults: number;
  createdAt: string;
  finishedAt: string | null;
};

const columns = `import_id as "importId", file_name as "fileName", state, failure, parts, lines_done as lines,
  case when state in ('done', 'checked') then 1
    else coalesce(least(1, bytes_done::float8 / nullif(bytes_total, 0)), 0) end as share,
  written, unchanged, left_out as "leftOut", faults, created_at as "createdAt", finished_at as "finishedAt"`;

/** Opens an import; known by its id, it is left alone. Gives its file name as it is stored. */
export const openImport = statement<
  { fileName: string },
  [importId: string, fileName: string, createdBy: string]
>(
  'catalog.imports.open',
  `insert into imports as known (import_id, file_name, created_by) values ($1, $2, $3)
   on conflict (import_id) do update set file_name = known.file_name
   returning file_name as "fileName"`,
);

/** Waits for parts that are being stored, and lets no more come while an import is started or called off. */
export const lockImport = statement<unknown, [importId: string]>(
  'catalog.imports.lock',
  'select import_id from imports where import_id = $1 for update',
);

/** Stores a part of an import that is still receiving; a known one is left alone. */
export const addPart = statement<unknown, [importId: string, part: number, content: string]>(
  'catalog.imports.add-part',
  `insert into import_parts (import_id, part, content)
   select import_id, $2, $3 from imports where import_id = $1 and state = 'receiving'
   on conflict (import_id, part) do nothing`,
);

/**
 * Refuses an import that there is not (`import-there`), a part that it was not started with (`import-started`), and another text
 * than it holds as this part (`part-differs`); what is over holds none any more.
 */
export const checkPart = statement<unknown, [importId: string, part: number, content: string]>(
  'catalog.imports.check-part',
  `select must(i.state is not null, 'import-there'), must(i.state = 'receiving' or $2 <= i.parts, 'import-started'),
     must(p.content is null or p.content = $3, 'part-differs')
   from (select $1::uuid as import_id) as asked left join imports i using (import_id)
   left join import_parts p on p.import_id = asked.import_id and p.part = $2`,
);

/**
 * Starts to check or apply from the first line. What goes on or is over already is left alone. Refuses
 * (`parts-missing`) when not exactly these parts are there. No row when there is no such import. Sent after
 * `lockImport`.
 */
export const startImport = statement<
  { state: ImportState },
  [importId: string, state: string, parts: number]
>(
  'catalog.imports.start',
  `with startable as (
     select import_id from imports where import_id = $1 and state in ('receiving', 'checked')
   ), held as (
     select count(*) as known, coalesce(max(part), 0) as last, coalesce(sum(octet_length(content)), 0) as bytes
     from import_parts where import_id = $1
   ), cleared as (
     delete from import_faults where import_id in (select import_id from startable)
   ), started as (
     update imports i set state = $2, parts = $3, bytes_total = held.bytes, lines_done = 0, bytes_done = 0,
       written = 0, unchanged = 0, left_out = 0, faults = 0, touched_at = now()
     from held, startable s
     where i.import_id = s.import_id and must(held.known = $3 and held.last = $3, 'parts-missing') is not null
   )
   select state from imports where import_id = $1`,
);

/** Stops an import that is not over, and lets go of its parts; gives the state it comes to. */
export const cancelImport = statement<{ state: ImportState }, [importId: string]>(
  'catalog.imports.cancel',
  `with cancelled as (
     update imports set
       finished_at = case when state in ('done', 'failed', 'cancelled') then finished_at else now() end,
       state = case when state in ('done', 'failed', 'cancelled') then state else 'cancelled' end
     where import_id = $1 returning state
   ), emptied as (delete from import_parts where import_id = $1)
   select state from cancelled`,
);

/** One import. */
export const findImport = statement<ImportRow, [importId: string]>(
  'catalog.imports.find',
  `select ${columns} from imports where import_id = $1`,
);

/** The newest imports, 100 at most. */
export const listImports = statement<ImportRow>(
  'catalog.imports.list',
  `select ${columns} from imports order by created_at desc limit 100`,
);

/** What is wrong in a file, behind a line and place. */
export const listFaults = statement<
  { line: number; place: number; column: string; reason: string },
  [importId: string, afterLine: number, afterPlace: number, limit: number]
>(
  'catalog.imports.list-faults',
  `select line, place, column_name as "column", reason from import_faults
   where import_id = $1 and (line, place) > ($2, $3) order by line, place limit $4`,
);
