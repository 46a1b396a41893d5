import type { Client } from 'pg';
import type { ColumnKind, CopyWriter } from '../load/clone-row.ts';

/** A table whose rows are copied with what they are about: found by ids in a column, with names of their own in others, after some letters. */
export type ClonedTable = {
  table: string;
  by: string;
  names?: Readonly<Record<string, string>>;
  /** Columns of ids that are those of something else, which is not copied. */
  keeps?: readonly string[];
  /** Columns of text in which ids stand. */
  holdIds?: readonly string[];
  /** What the copies have in columns that are worked out. */
  writes?: Readonly<Record<string, CopyWriter>>;
};

/** Rows as texts, the columns they are of, and what each is to a copy. */
export type Template = { columns: string[]; kinds: ColumnKind[]; rows: (string | null)[][] };

/** The rows of a table that are about some things; columns that the database works out by itself are left out. */
export async function readTemplate(
  client: Client,
  { table, by, names = {}, keeps = [], holdIds = [], writes = {} }: ClonedTable,
  ids: readonly string[],
): Promise<Template> {
  const described = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
     order by attnum`,
    [table],
  );
  const columns = described.rows.map(({ name }) => name);
  const kinds = described.rows.map(({ name, type }): ColumnKind => {
    const writer = writes[name];
    if (writer) return { writes: writer };
    if (holdIds.includes(name)) return 'ids';
    if (type.startsWith('uuid')) return keeps.includes(name) ? 'same' : 'ids';
    const behind = names[name];
    return behind === undefined ? 'same' : { behind };
  });
  const texts = columns.map((name) => `"${name}"::text`).join(', ');
  const { rows } = await client.query<(string | null)[]>({
    text: `select ${texts} from ${table} where ${by} = any($1::uuid[])`,
    values: [ids],
    rowMode: 'array',
  });
  return { columns, kinds, rows };
}

/** Removes the indexes of tables that guard nothing, and gives what makes them anew: rows come faster without. */
export async function dropIndexes(client: Client, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid = any($1::regclass[]) and not i.indisunique
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
    [tables],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

/** Makes a session write without triggers and foreign keys, and without waiting for the disk: what it writes is audited afterwards. */
export async function prepareToLoad(client: Client): Promise<void> {
  for (const setting of [
    'session_replication_role = replica',
    'synchronous_commit = off',
    "maintenance_work_mem = '1GB'",
  ])
    await client.query(`set ${setting}`);
}

/** Makes indexes anew, and has the database learn what is in the tables now. */
export async function settle(
  client: Client,
  indexes: readonly string[],
  tables: readonly string[],
): Promise<void> {
  for (const definition of indexes) await client.query(definition);
  for (const table of tables) await client.query(`vacuum (analyze) ${table}`);
  await client.query('checkpoint');
}
