import { findArrowOffences, type Arrow } from '../arrow.ts';
import { placeOf } from '../place-of.ts';
import type { Rule, SourceFile } from '../tree.ts';

const anything = { packages: 'any', mayUseNode: true } as const;

/** The runtime as services load it: without its helpers for tests, and without what starts PostgreSQL for the shop. */
const runtime = ['runtime/*', 'runtime/!(testing|postgres)/**'];
const postgres = 'runtime/postgres/**';

/**
 * Values of the contracts that are needed while the shop runs: the door checks callers, events and inputs against the
 * roll call, main.ts and the commands go through the names (docs/decisions/0001), and name the runbook of a breach. Everything else is types to them.
 */
const tables = ['contracts/{services,service-names,events,refusals,money,breaches}.ts'];

const machinery = {
  values: ['{own}/**', ...runtime, postgres, ...tables, 'deploy/topology/**', 'services/*/service.ts'],
  types: ['contracts/**'],
  ...anything,
};

const arrows: readonly Arrow[] = [
  { from: 'contracts/**', values: ['contracts/**'], packages: ['typebox'], mayUseNode: false },
  { from: 'runtime/testing/**', values: ['runtime/**', ...tables], types: ['contracts/**'], ...anything },
  { from: postgres, values: [postgres], ...anything },
  { from: 'runtime/**', values: [...runtime, ...tables], types: ['contracts/**'], ...anything },
  { from: 'services/*/testing.ts', values: ['{own}/**', 'contracts/**', 'runtime/**'], ...anything },
  { from: 'services/*/**', values: ['{own}/**', 'contracts/**', ...runtime], ...anything },
  { from: 'sandbox/*/**', values: ['{own}/**', 'sandbox/shared/**'], ...anything },
  { from: 'apps/client/**', values: ['{own}/**'], types: ['contracts/**'], ...anything },
  { from: 'apps/ui/**', values: ['{own}/**'], types: ['contracts/**'], ...anything },
  {
    from: 'apps/*/**',
    values: ['{own}/**', 'apps/client/**', 'apps/ui/**'],
    types: ['contracts/**'],
    ...anything,
  },
  { from: 'cli/remote/**', values: ['{own}/**', 'cli/*', 'apps/client/**', 'tools/replay/*'], ...anything },
  {
    from: 'cli/local/**',
    ...machinery,
    // `souk audit` asks the rooms' databases, whether or not a room is open.
    values: [...machinery.values, 'cli/*', 'tools/**', 'services/*/store/audit.ts'],
  },
  { from: 'cli/*', values: ['cli/**'], ...anything },
  { from: 'deploy/topology/**', values: ['{own}/**'], types: ['contracts/**', 'runtime/**'], ...anything },
  // The bench drives a shop from outside, as shoppers do, and a room's door as its neighbours do, and reads its figures.
  {
    from: 'tools/bench/**',
    values: [
      '{own}/**',
      postgres,
      'runtime/testing/{read-metrics,measure-memory,otlp-receiver}.ts',
      'runtime/{call/wire,telemetry/trace-context,system-context,uuidv7}.ts',
      // Copies of orders are numbered as the shop numbers its own.
      'services/order/domain/order-number.ts',
      'apps/client/**',
    ],
    ...anything,
  },
  { from: 'tools/**', ...machinery, values: [...machinery.values, 'tests/coverage/*'] },
  { from: 'bin/*', values: ['bin/*', 'tools/bootstrap/*.js'], packages: [], mayUseNode: true },
  { from: 'main.ts', ...machinery, values: [...machinery.values, 'cli/local/**'] },
];

/** The arrows of the map: who may import whom. Tests have their own row in arrows-of-tests. */
export const arrowsBetweenParts: Rule = {
  name: 'imports follow the arrows between the parts of the house',
  looksAt,
  findOffences: (tree) => findArrowOffences(tree, looksAt, arrows),
  clean: {
    'contracts/order/cart.ts': "import { Type } from 'typebox';\nimport { money } from '../money.ts';",
    'contracts/money.ts': '',
    'contracts/refusals.ts': '',
    'runtime/call.ts':
      "import type { Call } from '#contracts/call.ts';\nimport { refusals } from '#contracts/refusals.ts';",
    'services/order/service.ts':
      "import { serve } from '#runtime/call.ts';\nimport { checkout } from './flows/checkout.ts';\nimport '#contracts/order/cart.ts';",
    'services/order/flows/checkout.ts': '',
    'services/payment/service.ts': '',
    'services/payment/testing.ts': "import { openTestRoom } from '#runtime/testing/open-test-room.ts';",
    'sandbox/carrier/main.ts': "import { createServer } from 'node:http';",
    'apps/client/fetch.ts': "import type { Cart } from '#contracts/order/cart.ts';",
    'apps/ui/money.ts': "import type { Money } from '#contracts/money.ts';",
    'apps/admin/page.tsx':
      "import { useFetch } from '../client/fetch.ts';\nimport { format } from '../ui/money.ts';",
    'cli/remote/events.ts': "import { get } from '../../apps/client/fetch.ts';",
    'cli/local/doors.ts': "const order = await import('../../services/order/service.ts');",
    'cli/local/audits.ts': "const order = await import('../../services/order/store/audit.ts');",
    'services/order/store/audit.ts': '',
    'deploy/topology/one-process.ts': "import type { ServiceName } from '#contracts/service-names.ts';",
    'tools/seed.ts': "import { order } from '../services/order/service.ts';",
    'main.ts':
      "import { order } from './services/order/service.ts';\nimport './deploy/topology/one-process.ts';",
  },
  offenders: [
    planted('a room imports another room', 'services/order/flows/checkout.ts', '../../payment/service.ts'),
    planted('a contract imports a package', 'contracts/money.ts', 'pg'),
    planted('a contract imports Node', 'contracts/money.ts', 'node:crypto'),
    planted('a contract imports the runtime', 'contracts/money.ts', '#runtime/call.ts'),
    planted('the runtime uses a contract as a value', 'runtime/db.ts', '#contracts/order/cart.ts'),
    planted('the runtime uses its test helpers', 'runtime/db.ts', './testing/open-test-room.ts'),
    planted('the runtime starts PostgreSQL', 'runtime/db.ts', './postgres/start-postgres.ts'),
    planted('a room starts PostgreSQL', 'services/order/service.ts', '#runtime/postgres/start-postgres.ts'),
    planted(
      'a room uses test helpers',
      'services/order/flows/checkout.ts',
      '#runtime/testing/open-test-room.ts',
    ),
    planted('the runtime imports a room', 'runtime/db.ts', '../services/order/service.ts'),
    planted('a stand-in knows the contracts', 'sandbox/carrier/main.ts', '#contracts/money.ts'),
    planted('one stand-in imports another', 'sandbox/carrier/main.ts', '../mailbox/main.ts'),
    planted('an app uses a contract as a value', 'apps/admin/page.tsx', '#contracts/order/cart.ts'),
    planted('an app imports another app', 'apps/admin/page.tsx', '../storefront/root.tsx'),
    planted('an app imports the runtime', 'apps/admin/page.tsx', '#runtime/log.ts'),
    planted('the looks know the API', 'apps/ui/money.ts', '../client/fetch.ts'),
    planted('a remote command opens a door', 'cli/remote/events.ts', '../../services/order/service.ts'),
    planted('a local command reads a store', 'cli/local/orders.ts', '../../services/order/store/orders.ts'),
    planted('main.ts reaches behind a door', 'main.ts', './services/order/flows/checkout.ts'),
    planted('a topology starts something', 'deploy/topology/one-process.ts', '#runtime/start.ts'),
    {
      what: 'a script stands in no part of the house',
      files: { 'helpers/retry.ts': '' },
      at: 'helpers/retry.ts:0',
    },
  ],
};

function looksAt(file: SourceFile): boolean {
  return file.program !== null && !placeOf(file.path).isTest;
}

function planted(what: string, path: string, specifier: string): Rule['offenders'][number] {
  return { what, files: { [path]: `import { thing } from '${specifier}';` }, at: `${path}:1` };
}
