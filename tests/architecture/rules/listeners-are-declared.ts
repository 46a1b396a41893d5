import { readObjectTable } from '../read-object-table.ts';
import type { Offence, Rule, SourceFile } from '../tree.ts';

const definitions = 'contracts/events.ts';

/** Who hears an event is read in the contract, and is true. */
export const listenersAreDeclared: Rule = {
  name: 'doors listen to what the contracts declare, all of it and nothing else',
  looksAt,
  findOffences: (tree) => {
    const contract = tree.files.find(({ path }) => path === definitions);
    if (contract === undefined) return [{ path: definitions, line: 0, message: 'is missing' }];
    const table = readObjectTable(contract, 'events');
    const doors = tree.files.filter((file) => file !== contract && looksAt(file));
    const offences: Offence[] = [];
    for (const [name, { line, fields }] of table) {
      const workers = fields['once'] ?? [];
      const declared = new Set([...workers, ...(fields['everyInstance'] ?? [])]);
      for (const door of doors) {
        const room = door.path.split('/')[1] ?? '';
        const heard = door.literals.find(({ text }) => text === name);
        if (heard !== undefined && !declared.has(room)) {
          offences.push({ path: door.path, line: heard.line, message: `listens to ${name} undeclared` });
        }
        if (heard === undefined && workers.includes(room)) {
          offences.push({
            path: definitions,
            line,
            message: `${room} is declared to hear ${name} and does not`,
          });
        }
      }
    }
    return offences;
  },
  clean: {
    [definitions]:
      "export const events = {\n  'order.paid': event({ owner: 'order', once: ['insight'], everyInstance: ['gateway'] }),\n};",
    'services/insight/service.ts': "const on = { 'order.paid': recordSale };",
    'services/gateway/service.ts': 'const everyInstance = forgetTags(events);',
    'services/user/service.ts': '',
  },
  offenders: [
    {
      what: 'a listener nobody declared',
      files: { 'services/user/service.ts': "\nconst on = { 'order.paid': thank };" },
      at: 'services/user/service.ts:2',
    },
    {
      what: 'a declared one that is deaf',
      files: { 'services/insight/service.ts': '' },
      at: `${definitions}:2`,
    },
  ],
};

function looksAt({ path }: SourceFile): boolean {
  return path === definitions || /^services\/[^/]+\/service\.ts$/.test(path);
}
