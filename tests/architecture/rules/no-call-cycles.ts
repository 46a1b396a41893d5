import { readObjectTable } from '../read-object-table.ts';
import type { Offence, Rule, SourceFile } from '../tree.ts';

const rollCall = 'contracts/services.ts';

/** Calls point one way, so that a slow service never waits for itself. */
export const noCallCycles: Rule = {
  name: 'no service can call itself, not through others either',
  looksAt,
  findOffences: (tree) => tree.files.filter(looksAt).flatMap(findCycles),
  clean: {
    [rollCall]: `export const services = {
  gateway: { calls: gatewayCalls, mayCall: ['order', 'catalog'] },
  order: { calls: { ...cartCalls }, mayCall: ['catalog'] },
  catalog: { calls: catalogCalls, mayCall: [] },
} as const satisfies Record<string, unknown>;`,
  },
  offenders: [
    planted('a service calls itself', "gateway: { mayCall: [] },\n  order: { mayCall: ['order'] },", 3),
    planted('two call each other', "order: { mayCall: ['user'] },\n  user: { mayCall: ['order'] },", 2),
    planted(
      'a ring of three, and a fourth that leads into it',
      "gateway: { mayCall: ['a'] },\n  a: { mayCall: ['b'] },\n  b: { mayCall: ['c'] },\n  c: { mayCall: ['a'] },",
      3,
    ),
    planted('a service that does not exist', "order: { mayCall: ['warehouse'] },", 2),
  ],
};

function findCycles(file: SourceFile): Offence[] {
  const table = readObjectTable(file, 'services');
  const calls = (name: string): readonly string[] => table.get(name)?.fields['mayCall'] ?? [];
  const offences: Offence[] = [];
  const reported = new Set<string>();
  const walk = (name: string, path: readonly string[]): void => {
    const before = path.indexOf(name);
    if (before === -1) {
      for (const next of calls(name)) walk(next, [...path, name]);
      return;
    }
    const ring = path.slice(before);
    const isNew = !ring.some((member) => reported.has(member));
    for (const member of ring) reported.add(member);
    const line = table.get(name)?.line ?? 0;
    if (isNew) offences.push({ path: file.path, line, message: `a cycle: ${[...ring, name].join(' → ')}` });
  };
  for (const [name, { line }] of table) {
    walk(name, []);
    for (const called of calls(name)) {
      if (!table.has(called))
        offences.push({ path: file.path, line, message: `${called} is not on the roll call` });
    }
  }
  return offences;
}

function looksAt({ path }: SourceFile): boolean {
  return path === rollCall;
}

function planted(what: string, entries: string, line: number): Rule['offenders'][number] {
  return {
    what,
    files: { [rollCall]: `export const services = {\n  ${entries}\n};` },
    at: `${rollCall}:${line}`,
  };
}
