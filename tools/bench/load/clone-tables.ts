import type { Client } from 'pg';
import { copyIn } from '../store/copy-in.ts';
import { dropIndexes, readTemplate, settle, type ClonedTable } from '../store/cloned-tables.ts';
import { cloneRow } from './clone-row.ts';

/**
 * Writes copies of everything that tables hold about some things, by `COPY`: number 1 up to a last one of each, and then so many of
 * the first of them that there are as many as wanted.
 */
export async function cloneTables(
  client: Client,
  tables: readonly ClonedTable[],
  {
    idsOf,
    things,
    wanted,
  }: {
    /** The ids of a thing that a table is asked by, by the name of the column. */
    idsOf: (by: string, thing: string) => readonly string[];
    things: readonly string[];
    wanted: number;
  },
): Promise<void> {
  const names = tables.map(({ table }) => table);
  const indexes = await dropIndexes(client, names);
  const whole = Math.floor(wanted / things.length);
  for (const table of tables) {
    for (const [some, last] of [
      [things.slice(0, wanted % things.length), whole + 1],
      [things.slice(wanted % things.length), whole],
    ] as const) {
      const ids = some.flatMap((thing) => idsOf(table.by, thing));
      const { columns, kinds, rows } = await readTemplate(client, table, ids);
      const copies = rows.map((row) => cloneRow(row, kinds));
      const into = `${table.table} (${columns.map((name) => `"${name}"`).join(', ')})`;
      await copyIn(client, into, linesOf(copies, last));
    }
  }
  await settle(client, indexes, names);
}

function* linesOf(copies: readonly ((number: number) => string)[], last: number): Generator<string> {
  for (let number = 1; number <= last; number += 1) for (const copy of copies) yield copy(number);
}
