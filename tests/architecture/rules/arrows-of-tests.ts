import { findArrowOffences, type Arrow } from '../arrow.ts';
import { placeOf } from '../place-of.ts';
import type { Rule, SourceFile } from '../tree.ts';

const anything = { packages: 'any', mayUseNode: true } as const;
/** Doors and what they speak; the words that people see, and the demo sign-ins that the start prints. */
const stories = [
  'apps/client/**',
  'services/*/service.ts',
  'runtime/**',
  'contracts/**',
  'deploy/topology/**',
  'apps/{ui,admin}/messages/**',
  'cli/local/seed/demo-accounts.ts',
];

/** What fills a shop for the bench is tried in a shop. */
const loaders = ['tools/bench/{open-bench-shop,load/load-orders}.ts'];

const arrows: readonly Arrow[] = [
  { from: 'tests/**', values: ['tests/**', 'tools/browser/*', ...loaders, ...stories], ...anything },
  { from: 'services/*/**', values: ['{own}/**', 'contracts/**', 'runtime/**'], ...anything },
  { from: 'apps/*/**', values: ['{own}/**', 'apps/client/**', 'apps/ui/**', 'contracts/**'], ...anything },
  { from: 'sandbox/*/**', values: ['{own}/**', 'sandbox/shared/**'], ...anything },
  { from: 'contracts/**', values: ['contracts/**'], ...anything },
  { from: '{runtime,deploy,tools,cli}/**', values: ['{own}/**', ...stories], ...anything },
  { from: '*', values: stories, ...anything },
];

/** Tests use doors, the client, contracts and the runtime; a test beside a file also sees that file's own room. */
export const arrowsOfTests: Rule = {
  name: 'tests reach other rooms by their doors only',
  looksAt,
  findOffences: (tree) => findArrowOffences(tree, looksAt, arrows),
  clean: {
    'tests/journeys/buy.journey.ts':
      "import { client } from '../../apps/client/client.ts';\nimport { order } from '../../services/order/service.ts';",
    'services/order/domain/price.test.ts':
      "import { price } from './price.ts';\nimport '#contracts/order/cart.ts';",
    'services/order/service.test.ts':
      "import { anOrder } from './testing.ts';\nimport '#runtime/testing.ts';",
    'sandbox/carrier/main.test.ts': "import { carrier } from './carrier.ts';",
  },
  offenders: [
    planted(
      'a journey reads a store',
      'tests/journeys/pay.journey.ts',
      '../../services/order/store/orders.ts',
    ),
    planted('a room is tested with another room', 'services/order/service.test.ts', '../payment/service.ts'),
    planted('a stand-in is tested with a contract', 'sandbox/carrier/main.test.ts', '#contracts/money.ts'),
    planted('a contract is tested with the runtime', 'contracts/money.test.ts', '#runtime/clock.ts'),
  ],
};

function looksAt(file: SourceFile): boolean {
  return file.program !== null && placeOf(file.path).isTest;
}

function planted(what: string, path: string, specifier: string): Rule['offenders'][number] {
  return { what, files: { [path]: `import { thing } from '${specifier}';` }, at: `${path}:1` };
}
