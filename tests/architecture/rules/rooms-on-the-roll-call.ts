import { readObjectTable } from '../read-object-table.ts';
import type { Rule, SourceFile } from '../tree.ts';

const rollCall = 'contracts/services.ts';

/** The roll call is complete: a room nobody can call, or a name without a room, is a mistake. */
export const roomsOnTheRollCall: Rule = {
  name: 'every service of the roll call has a room, and every room is on it',
  looksAt,
  findOffences: (tree) => {
    const files = tree.files.filter(looksAt);
    const contract = files.find(({ path }) => path === rollCall);
    if (contract === undefined) return [{ path: rollCall, line: 0, message: 'is missing' }];
    const table = readObjectTable(contract, 'services');
    const rooms = new Set(files.flatMap(({ path }) => /^services\/([^/]+)\//.exec(path)?.[1] ?? []));
    const roomless = [...table].filter(([name]) => !rooms.has(name));
    const uncalled = [...rooms].filter((room) => !table.has(room));
    return [
      ...roomless.map(([name, { line }]) => ({ path: rollCall, line, message: `${name} has no room` })),
      ...uncalled.map((room) => ({ path: `services/${room}/`, line: 0, message: 'is not on the roll call' })),
    ];
  },
  clean: {
    [rollCall]: 'export const services = {\n  order: { calls: {}, mayCall: [] },\n};',
    'services/order/service.ts': '',
  },
  offenders: [
    { what: 'a name without a room', files: { 'services/order/service.ts': null }, at: `${rollCall}:2` },
    { what: 'a room without a name', files: { 'services/tax/service.ts': '' }, at: 'services/tax/:0' },
  ],
};

function looksAt({ path }: SourceFile): boolean {
  return path === rollCall || path.startsWith('services/');
}
