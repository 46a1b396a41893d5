import { DatabaseRefusal, type Database } from '../db/database.ts';

/** Those of a table's rules that stand in its function `<table>_rules`, by their names. */
export async function rulesOf(db: Database, table: string): Promise<string[]> {
  const text = `select rule[1] as rule from regexp_matches(pg_get_functiondef(to_regproc($1)), 'then ''(\\w+)''', 'g') as rule`;
  const rows = await db.rows<{ rule: string }>({ name: '', text, values: [`${table}_rules`] });
  return rows.map(({ rule }) => rule);
}

/** The rule that a row of a table breaks, if any; columns that are not given are null, which no rule refuses. */
export async function brokenRule(
  db: Database,
  table: string,
  row: Record<string, unknown>,
): Promise<string | undefined> {
  const text = `select ${table}_rules(jsonb_populate_record(null::${table}, $1::jsonb))`;
  try {
    await db.rows({ name: '', text, values: [JSON.stringify(row)] });
    return undefined;
  } catch (error) {
    if (error instanceof DatabaseRefusal && error.sqlState === '23514') return error.refusedBy;
    throw error;
  }
}
