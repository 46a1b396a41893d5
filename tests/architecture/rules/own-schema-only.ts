import type { Offence, Rule, SourceFile } from '../tree.ts';

const rooms = ['gateway', 'user', 'catalog', 'order', 'payment', 'insight'];
const schemas = [...rooms, 'platform'].join('|');

/** A schema name where a table or a function is named. */
const foreignName = new RegExp(
  `\\b(?:from|join|into|update|table|references|only)\\s+"?(${schemas})"?\\.|\\b(${schemas})"?\\.[a-z_]+\\s*\\(`,
  'gi',
);

/** A room reads and writes its own schema; what another room knows is asked by a call or learnt from an event. */
export const ownSchemaOnly: Rule = {
  name: 'a store names no schema but its own',
  looksAt,
  findOffences: (tree) => tree.files.filter(looksAt).flatMap(findForeignSchemas),
  clean: {
    'services/order/store/orders.ts':
      'const sql = `select o.id, payment.state from "order".orders o join attempts payment on payment.order_id = o.id`;',
    'services/order/store/migrations/0001-orders.sql':
      'create table "order".orders (id uuid); -- from user.accounts',
    'services/order/flows/checkout.ts': "const words = 'from catalog.quote';",
  },
  offenders: [
    planted('another schema', 'const sql = `select 1 from catalog.stock`;'),
    planted('a quoted schema', 'const sql = `select 1 from orders join "user".accounts a on true`;'),
    planted('a write', "const sql = 'insert into payment.ledger (id) values ($1)';"),
    planted('a function', "const sql = 'select insight.refresh()';"),
    {
      what: 'a foreign key',
      files: {
        'services/order/store/migrations/0001-orders.sql':
          'create table orders (\n  variant uuid references catalog.variants (id)\n);',
      },
      at: 'services/order/store/migrations/0001-orders.sql:2',
    },
  ],
};

function findForeignSchemas(file: SourceFile): Offence[] {
  const own = file.path.split('/')[1];
  const texts = file.program === null ? [{ text: withoutComments(file.text), line: 1 }] : file.literals;
  return texts.flatMap(({ text, line }) =>
    [...text.matchAll(foreignName)]
      .map(({ 1: table, 2: routine, index }) => ({ schema: (table ?? routine ?? '').toLowerCase(), index }))
      .filter(({ schema }) => schema !== own)
      .map(({ schema, index }) => ({
        path: file.path,
        line: line + text.slice(0, index).split('\n').length - 1,
        message: `names the schema ${schema}`,
      })),
  );
}

/** Blanks `-- …` comments; lines keep their numbers. */
function withoutComments(sql: string): string {
  return sql.replaceAll(/--.*$/gm, '');
}

function looksAt({ path }: SourceFile): boolean {
  return /^services\/[^/]+\/store\/.+\.(ts|sql)$/.test(path) && !path.endsWith('.test.ts');
}

function planted(what: string, text: string): Rule['offenders'][number] {
  const path = 'services/order/store/orders.ts';
  return { what, files: { [path]: text }, at: `${path}:1` };
}
