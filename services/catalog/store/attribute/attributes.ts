import { statement } from '#runtime/db/statement.ts';

export type AttributeRow = {
  key: string;
  type: 'text' | 'number' | 'boolean' | 'choice';
  unit: string | null;
  title: { en: string; zh: string };
  isFilter: boolean;
  choices: { key: string; title: { en: string; zh: string } }[];
};

/** The most definitions there may be. */
export const attributesAtMost = 20_000;

/** One at a time writes definitions: what they may not lose is judged by what is there. Readers do not wait. */
export const lockAttributes = statement<unknown>(
  'catalog.attributes.lock',
  'lock table attributes in share row exclusive mode',
);

/**
 * Writes definitions (JSON rows) that are new or differ, and gives their keys. Refuses another type or unit
 * (`attribute-type`) and fewer choices (`attribute-choices`). Sent after `lockAttributes`.
 */
export const writeAttributes = statement<{ key: string }, [rows: string]>(
  'catalog.attributes.write',
  `with given as (
     select * from jsonb_to_recordset($1::jsonb) as given (key text, type text, unit text, title jsonb,
       "isFilter" boolean, choices jsonb)
   ), checked as (
     select must(coalesce(bool_and((known.type, known.unit) is not distinct from (given.type, given.unit)), true),
         'attribute-type'),
       must(coalesce(bool_and(not exists (select from jsonb_array_elements(known.choices) choice
         where not given.choices @> jsonb_build_array(jsonb_build_object('key', choice -> 'key')))), true),
         'attribute-choices')
     from given join attributes known using (key)
   )
   insert into attributes as known (key, type, unit, title_en, title_zh, is_filter, choices)
   select key, type, unit, title ->> 'en', title ->> 'zh', "isFilter", choices
   from given where exists (select from checked) order by key
   on conflict (key) do update set title_en = excluded.title_en, title_zh = excluded.title_zh,
     is_filter = excluded.is_filter, choices = excluded.choices, version = known.version + 1
   where (known.title_en, known.title_zh, known.is_filter, known.choices)
     is distinct from (excluded.title_en, excluded.title_zh, excluded.is_filter, excluded.choices)
   returning key`,
);

/** Refuses (`attribute-limit`) more definitions than there may be. */
export const checkAttributeLimit = statement<unknown>(
  'catalog.attributes.check-limit',
  `select must(count(*) <= ${attributesAtMost}, 'attribute-limit') from attributes`,
);

const columns = `key, type, unit, jsonb_build_object('en', title_en, 'zh', title_zh) as title,
  is_filter as "isFilter", choices`;

/** Definitions by key, those after `afterKey`. */
export const listAttributes = statement<AttributeRow, [afterKey: string, limit: number]>(
  'catalog.attributes.list',
  `select ${columns} from attributes where key > $1 order by key limit $2`,
);

/** Definitions of these keys. */
export const findAttributes = statement<AttributeRow, [keys: string[]]>(
  'catalog.attributes.find',
  `select ${columns} from attributes where key = any($1::text[])`,
);
