import type { Offence, Rule, SourceFile, Tree } from '../tree.ts';

/** Rooms that talk to other companies: payment providers, senders of mail and SMS, carriers. */
const roomsWithProviders = new Set(['payment', 'user', 'order']);

const filesOfARoom = new Set(['README.md', 'service.ts', 'service.test.ts', 'testing.ts']);
/** A provider is a file, or a folder of its own with what its tests need in `testing/`. */
const providerFiles = /^providers\/([a-z0-9-]+\/(testing\/)?)?[^/]+$/;
const nounFolders = /^(flows|domain|store)\/([a-z0-9-]+\/)?[^/]+$/;
const migration = /^store\/migrations\/(\d{4})-[a-z0-9-]+\.sql$/;

/** Six rooms of one shape: who knows one knows all. A room may lack a folder; it may not invent one. */
export const roomShape: Rule = {
  name: 'every room has the same shape',
  looksAt,
  findOffences: (tree) => [...groupByRoom(tree)].flatMap(([room, paths]) => findRoomOffences(room, paths)),
  clean: {
    'services/order/README.md': '',
    'services/order/service.ts': '',
    'services/order/service.test.ts': '',
    'services/order/testing.ts': '',
    'services/order/flows/cart/add-line.ts': '',
    'services/order/domain/price-cart.ts': '',
    'services/order/store/audit.ts': '',
    'services/order/store/migrations/0001-orders.sql': '',
    'services/order/store/migrations/0002-returns.sql': '',
    'services/payment/README.md': '',
    'services/payment/service.ts': '',
    'services/payment/flows/pay.ts': '',
    'services/payment/providers/sandbox.ts': '',
    'services/payment/providers/stripe/stripe.ts': '',
    'services/payment/providers/stripe/testing/stand-in.ts': '',
  },
  offenders: [
    lacks('README.md'),
    lacks('service.ts'),
    lacks('store/audit.ts'),
    {
      what: 'no flows',
      files: { 'services/order/flows/cart/add-line.ts': null },
      at: 'services/order/flows/:0',
    },
    {
      what: 'a store without migrations',
      files: {
        'services/order/store/migrations/0001-orders.sql': null,
        'services/order/store/migrations/0002-returns.sql': null,
      },
      at: 'services/order/store/migrations/:0',
    },
    invents('helpers/retry.ts'),
    invents('constants.ts'),
    invents('domain/tax/rates/table.ts'),
    {
      what: 'a folder below that of a provider',
      files: { 'services/payment/providers/stripe/shapes/session.ts': '' },
      at: 'services/payment/providers/stripe/shapes/session.ts:0',
    },
    {
      what: 'a provider in a room that talks to nobody',
      files: {
        'services/catalog/README.md': '',
        'services/catalog/service.ts': '',
        'services/catalog/flows/list.ts': '',
        'services/catalog/providers/dhl.ts': '',
      },
      at: 'services/catalog/providers/dhl.ts:0',
    },
    invents('store/migrations/3-late.sql'),
    { ...invents('store/migrations/0004-gap.sql'), what: 'a gap in the numbers' },
    { what: 'a file between the rooms', files: { 'services/shared.ts': '' }, at: 'services/shared.ts:0' },
  ],
};

function findRoomOffences(room: string, paths: readonly string[]): Offence[] {
  const offences: Offence[] = [];
  const complain = (path: string, message: string): void => {
    offences.push({ path: `services/${room}${path}`, line: 0, message });
  };
  if (paths.length === 1 && paths[0] === '') {
    complain('', 'stands between the rooms');
    return offences;
  }
  const has = (start: string): boolean => paths.some((path) => path.startsWith(start));
  const hasStore = has('store/');
  const migrations = paths.filter((path) => path.startsWith('store/migrations/')).toSorted();
  for (const path of ['README.md', 'service.ts', 'flows/'])
    if (!has(path)) complain(`/${path}`, 'is missing');
  if (hasStore && !has('store/audit.ts')) complain('/store/audit.ts', 'is missing');
  if (hasStore && migrations.length === 0) complain('/store/migrations/', 'is missing');
  for (const path of paths) if (!fits(room, path)) complain(`/${path}`, 'is not part of the shape of a room');
  migrations.forEach((path, index) => {
    const number = migration.exec(path)?.[1];
    if (number !== undefined && Number(number) !== index + 1) {
      complain(`/${path}`, `is migration ${index + 1} of the room, in order and without gaps`);
    }
  });
  return offences;
}

function fits(room: string, path: string): boolean {
  if (filesOfARoom.has(path)) return true;
  if (path.startsWith('store/migrations/')) return migration.test(path);
  if (path.startsWith('providers/')) return roomsWithProviders.has(room) && providerFiles.test(path);
  return nounFolders.test(path);
}

function groupByRoom(tree: Tree): Map<string, string[]> {
  const rooms = new Map<string, string[]>();
  for (const { path } of tree.files.filter(looksAt)) {
    const [, room = '', ...rest] = path.split('/');
    rooms.set(room, [...(rooms.get(room) ?? []), rest.join('/')]);
  }
  return rooms;
}

function looksAt({ path }: SourceFile): boolean {
  return path.startsWith('services/');
}

function lacks(path: string): Rule['offenders'][number] {
  const inRoom = `services/order/${path}`;
  return { what: `no ${path}`, files: { [inRoom]: null }, at: `${inRoom}:0` };
}

function invents(path: string): Rule['offenders'][number] {
  const inRoom = `services/order/${path}`;
  return { what: path, files: { [inRoom]: '' }, at: `${inRoom}:0` };
}
