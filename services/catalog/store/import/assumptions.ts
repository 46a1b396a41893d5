import { statement } from '#runtime/db/statement.ts';
import type { AttributeRow } from '../attribute/attributes.ts';

/** Notes brands and attributes (JSON rows) that a dry run takes for known. Refused by `import_assumptions_import`. */
export const writeAssumptions = statement<unknown, [importId: string, rows: string]>(
  'catalog.import-assumptions.write',
  `insert into import_assumptions (import_id, kind, name, definition)
   select $1, kind, name, definition
   from jsonb_to_recordset($2::jsonb) as given (kind text, name text, definition jsonb)
   on conflict (import_id, kind, name) do update set definition = excluded.definition`,
);

/** What a dry run takes for known: slugs of brands, definitions of attributes. */
export const findAssumptions = statement<
  { brands: string[]; attributes: AttributeRow[] },
  [importId: string]
>(
  'catalog.import-assumptions.find',
  `select coalesce(jsonb_agg(name) filter (where kind = 'brand'), '[]') as brands,
     coalesce(jsonb_agg(definition) filter (where kind = 'attribute'), '[]') as attributes
   from import_assumptions where import_id = $1`,
);
