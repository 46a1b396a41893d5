import { findArrowOffences, type Arrow } from '../arrow.ts';
import { placeOf } from '../place-of.ts';
import type { Rule, SourceFile } from '../tree.ts';

const words = ['contracts/**', 'runtime/**'];
const anything = { packages: 'any', mayUseNode: true } as const;

const arrows: readonly Arrow[] = [
  row('service.ts', ['flows', 'store/audit.ts'], ['domain', 'store', 'providers']),
  row('flows/**', ['domain', 'store', 'providers', '{folder}/*', '{stem}/**'], ['flows']),
  {
    from: 'services/*/domain/**',
    values: ['{own}/domain/**', 'contracts/**'],
    packages: [],
    typePackages: ['typebox'],
    mayUseNode: false,
  },
  row('store/**', ['store'], ['domain']),
  row('providers/**', ['providers'], ['domain']),
  row('testing.ts', ['domain', 'store']),
];

/**
 * Inside a room the story goes one way: door, flow, then what is true, what is remembered, or another company. Flows
 * of one folder may share steps (a sweeper finishes what another flow began), and `checkout.ts` may keep its steps in
 * `checkout/`; flows of another noun are out of reach, so that a story is read in one folder.
 */
export const arrowsInsideARoom: Rule = {
  name: 'inside a room a door opens flows, and flows use domain, store and providers',
  looksAt,
  findOffences: (tree) => findArrowOffences(tree, looksAt, arrows),
  clean: {
    'services/order/service.ts':
      "import { checkout } from './flows/checkout.ts';\nimport type { Resources } from './providers/dhl.ts';",
    'services/order/flows/checkout.ts':
      "import { price } from '../domain/price.ts';\nimport { save } from '../store/orders.ts';\nimport { log } from '#runtime/log.ts';",
    'services/order/flows/cart/add-line.ts':
      "import { writeLine } from './write-line.ts';\nimport type { Opened } from '../open-resources.ts';",
    'services/order/flows/cancel.ts':
      "import { tellBuyer } from './cancel/tell-buyer.ts';\nimport { refund } from './refund.ts';",
    'services/order/domain/shape.ts': "import type { TSchema } from 'typebox';",
    'services/order/domain/price.ts':
      "import { add } from '#contracts/money.ts';\nimport { round } from './round.ts';",
    'services/order/store/orders.ts':
      "import type { State } from '../domain/state.ts';\nimport pg from 'pg';",
    'services/order/providers/dhl.ts': "import { Pool } from 'undici';",
    'services/order/testing.ts': "import type { State } from './domain/state.ts';",
    'services/order/service.test.ts': "import { price } from './domain/price.ts';",
  },
  offenders: [
    planted('the door opens the store', 'service.ts', './store/orders.ts'),
    planted('the door opens a provider', 'service.ts', './providers/dhl.ts'),
    planted('a flow of a noun calls a flow of none', 'flows/cart/add-line.ts', '../checkout.ts'),
    planted('a flow calls a flow of another noun', 'flows/cart/add-line.ts', '../order/place.ts'),
    planted('a flow calls a step of another flow', 'flows/cancel.ts', './cart/write-line.ts'),
    planted('a rule makes schemas', 'domain/shape.ts', 'typebox'),
    planted('a rule reads the store', 'domain/price.ts', '../store/orders.ts'),
    planted('a rule uses the runtime', 'domain/price.ts', '#runtime/clock.ts'),
    planted('a rule uses Node', 'domain/price.ts', 'node:fs'),
    planted('a rule uses a package', 'domain/price.ts', 'lru-cache'),
    planted('the store decides', 'store/orders.ts', '../domain/price.ts'),
    planted('the store runs a flow', 'store/orders.ts', '../flows/checkout.ts'),
    planted('a provider writes the store', 'providers/dhl.ts', '../store/orders.ts'),
    planted('a flow uses the test builders', 'flows/checkout.ts', '../testing.ts'),
  ],
};

function row(from: string, values: readonly string[], types: readonly string[] = []): Arrow {
  const inRoom = (part: string): string => {
    if (part.startsWith('{')) return part;
    return part.endsWith('.ts') ? `{own}/${part}` : `{own}/${part}/**`;
  };
  return {
    from: `services/*/${from}`,
    values: [...values.map(inRoom), ...words],
    types: types.map(inRoom),
    ...anything,
  };
}

function looksAt(file: SourceFile): boolean {
  const place = placeOf(file.path);
  return file.program !== null && place.roomPart !== null && !place.isTest;
}

function planted(what: string, path: string, specifier: string): Rule['offenders'][number] {
  const inRoom = `services/order/${path}`;
  return { what, files: { [inRoom]: `import { thing } from '${specifier}';` }, at: `${inRoom}:1` };
}
