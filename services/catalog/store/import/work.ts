import { statement } from '#runtime/db/statement.ts';

export type ImportWork = {
  importId: string;
  state: 'checking' | 'applying';
  parts: number;
  linesDone: number;
  createdBy: string;
};

/** The most faults that are kept of a file; more are only counted. */
const faultsAtMost = 10_000;

/** The oldest import that is to be worked on. */
export const findWork = statement<ImportWork>(
  'catalog.imports.find-work',
  `select import_id as "importId", state, parts, lines_done as "linesDone", created_by as "createdBy" from imports
   where state in ('checking', 'applying') order by created_at limit 1`,
);

/** The text of a part. */
export const readPart = statement<{ content: string }, [importId: string, part: number]>(
  'catalog.imports.read-part',
  'select content from import_parts where import_id = $1 and part = $2',
);

type Progress = [
  importId: string,
  linesBefore: number,
  linesDone: number,
  bytesDone: number,
  written: number,
  unchanged: number,
  leftOut: number,
  lines: number[],
  places: number[],
  columns: string[],
  reasons: string[],
];

/**
 * Notes what a batch of lines came to. Refuses (`import-moved`) when the import was stopped, or others have gone beyond
 * the line that the batch began behind.
 */
export const noteProgress = statement<unknown, Progress>(
  'catalog.imports.note-progress',
  `with noted as (
     update imports set lines_done = $3, bytes_done = $4, written = written + $5, unchanged = unchanged + $6,
       left_out = left_out + $7, faults = faults + cardinality($8::bigint[]), touched_at = now()
     where import_id = $1 and lines_done = $2 and state in ('checking', 'applying')
     returning faults
   ), kept as (
     insert into import_faults (import_id, line, place, column_name, reason)
     select $1, line, place, column_name, reason
     from unnest($8::bigint[], $9::int[], $10::text[], $11::text[]) as given (line, place, column_name, reason)
     where (select faults - cardinality($8::bigint[]) from noted) < ${faultsAtMost}
     on conflict (import_id, line, place) do nothing
   )
   select must(exists (select from noted), 'import-moved')`,
);

/** Ends an import, or a check of one; lets go of the parts when nothing may follow. */
export const finishImport = statement<
  unknown,
  [importId: string, linesBefore: number, failure: string | null]
>(
  'catalog.imports.finish',
  `with finished as (
     update imports set failure = $3::text, finished_at = case when $3::text is null and state = 'checking' then null else now() end,
       state = case when $3::text is not null then 'failed' when state = 'checking' then 'checked' else 'done' end
     where import_id = $1 and lines_done = $2 and state in ('checking', 'applying')
     returning import_id, state
   )
   delete from import_parts where import_id in (select import_id from finished where state <> 'checked')`,
);

/** Forgets imports that ended, or were left lying, 30 days ago. */
export const forgetImports = statement<unknown>(
  'catalog.imports.forget',
  `delete from imports where import_id in (
     select import_id from imports where created_at < now() - interval '30 days'
       and state not in ('checking', 'applying') order by created_at limit 10)`,
);
