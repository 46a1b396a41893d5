import { placeOf } from '../place-of.ts';
import type { Rule, SourceFile } from '../tree.ts';

/** The beginnings of a statement, written all small or all large as people write SQL; a sentence starts otherwise. */
const statements = [
  /^select\s+((.+\s+)?from\s+["a-z_]|[a-z_.]+\(|\d+\s*;?\s*$)/s,
  /^with\s+(recursive\s+)?\w+(\s*\([^)]*\))?\s+as\s+(not\s+materialized\s+|materialized\s+)?\(/s,
  /^insert\s+into\s+["a-z_]/,
  /^update\s+["\w.${}]+(\s+(as\s+)?\w+)?\s+set\s/s,
  /^delete\s+from\s+["a-z_]/,
  /^merge\s+into\s/,
  /^(create|alter|drop)\s+(or\s+replace\s+)?(unique\s+)?(table|index|schema|role|view|function|trigger|type|sequence|database|user|extension)\s/,
  /^(truncate|lock)\s+table\s/,
  /^(grant|revoke)\s+.+\s+(on|to|from)\s/s,
  /^set\s+(local\s+|session\s+)?\w+\s*(=|to)\s/,
  /^(begin|commit|rollback)(\s+(transaction|work)\b.*)?;?$/,
  /^(notify|listen|unlisten)\s+["a-z_*$]/,
];

/**
 * The files that talk to the database: every room's store, a stand-in's, the bench's, and of the runtime the driver (`db/`), the
 * server starter (`postgres/`), the platform's schema, migrations, test helpers, `store/` folders
 * and, as in cli/local/, files named `…-store.ts`.
 */
const stores = [
  /^(services|sandbox|tools)\/[^/]+\/store\//,
  /^runtime\/(db|postgres|platform|testing)\//,
  /^runtime\/(.+\/)?(store\/.+|migrate-[\w-]+)\.ts$/,
  /^(runtime|cli\/local)\/(.+\/)?[\w-]+-store\.ts$/,
];

/** All SQL is in plain sight in one place, so that locks, plans and another engine stay thinkable. */
export const sqlInStore: Rule = {
  name: 'SQL stands in store/ only',
  looksAt,
  findOffences: (tree) =>
    tree.files.filter(looksAt).flatMap((file) =>
      file.literals
        .filter(({ text }) => isStatement(text))
        .map(({ line, text }) => ({
          path: file.path,
          line,
          message: `holds SQL: ${text.trim().slice(0, 40)}`,
        })),
    ),
  clean: {
    'services/order/store/orders.ts': 'export const sql = `select id from orders where id = $1`;',
    'services/order/store/orders.db.test.ts': "const sql = 'select 1';",
    'services/order/flows/checkout.ts':
      "const words = ['Select a size from the list', 'update', 'Delete from cart?', 'create an index', 'begin again'];",
    'runtime/lease/store/leases.ts': "const sql = 'select 1';",
    'runtime/events/log-store.ts': "const sql = 'insert into log (a) values ($1)';",
    'apps/admin/en.ts': "export const en = { hint: 'Set the price to zero', with: 'with love' };",
  },
  offenders: [
    planted('a query', 'const sql = `\n  select id, total\n  from orders where id = $1`;'),
    planted('a query in capitals', "const sql = 'SELECT id FROM orders';"),
    planted('a function', "const sql = 'select now()';"),
    planted('a common table expression', 'const sql = `with taken as (select 1) select * from taken`;'),
    planted('an insert', 'const sql = `insert into orders (id) values ($1)`;'),
    planted('an update', "const sql = 'update orders set state = $1';"),
    planted('an update with a hole', 'const sql = `update ${table} set state = 1`;'),
    planted('a delete', "const sql = 'DELETE FROM orders';"),
    planted('a definition', "const sql = 'create unique index on orders (id)';"),
    planted('a transaction', "const sql = 'begin';"),
    planted('a setting', "const sql = 'set local statement_timeout = 100';"),
    {
      what: 'a query of the runtime',
      files: { 'runtime/events/relay.ts': "const sql = 'select 1';" },
      at: 'runtime/events/relay.ts:1',
    },
    planted('a signal', "const sql = 'notify orders';"),
  ],
};

function isStatement(text: string): boolean {
  const start = text.trim();
  const firstWord = /^[A-Za-z]+/.exec(start)?.[0] ?? '';
  const isOneCase = firstWord === firstWord.toLowerCase() || firstWord === firstWord.toUpperCase();
  return isOneCase && statements.some((statement) => statement.test(start.toLowerCase()));
}

function looksAt(file: SourceFile): boolean {
  return (
    file.program !== null && !stores.some((store) => store.test(file.path)) && !placeOf(file.path).isTest
  );
}

function planted(what: string, text: string): Rule['offenders'][number] {
  const path = 'services/order/flows/cancel.ts';
  return { what, files: { [path]: text }, at: `${path}:1` };
}
