import type { Command } from './command.ts';

/** A command as the list of commands shows it; loaded when it is asked for, so that `souk` answers at once. */
export type ListedCommand = { summary: string; load: () => Promise<Command> };

/** Every command of `souk`, in the order of a day. */
export const commands: Readonly<Record<string, ListedCommand>> = {
  start: {
    summary: 'run the whole shop on this machine until Ctrl-C',
    load: async () => (await import('./local/start.ts')).startCommand,
  },
  stop: {
    summary: 'stop the shop of this checkout',
    load: async () => (await import('./local/stop.ts')).stopCommand,
  },
  restart: {
    summary: 'replace every process of the running shop without losing a request',
    load: async () => (await import('./local/restart.ts')).restartCommand,
  },
  status: {
    summary: 'what runs, and whether it is ready',
    load: async () => (await import('./local/status.ts')).statusCommand,
  },
  doctor: {
    summary: 'check this machine, the data and the settings, and say what to do',
    load: async () => (await import('./local/doctor.ts')).doctorCommand,
  },
  migrate: {
    summary: 'bring the database up to date; --dry-run shows what would run and what it locks',
    load: async () => (await import('./local/migrate.ts')).migrateCommand,
  },
  seed: {
    summary: 'load the demo shop, or what is missing of it',
    load: async () => (await import('./local/seed.ts')).seedCommand,
  },
  logs: {
    summary: 'the last lines of the shop; --follow for the next ones',
    load: async () => (await import('./local/logs.ts')).logsCommand,
  },
  events: {
    summary: 'list, parked, redrive, republish: look into the event logs and mend them',
    load: async () => (await import('./local/events.ts')).eventsCommand,
  },
  audit: {
    summary:
      'check what must always hold of stock, orders, payments and accounts; --repair mends what is safe',
    load: async () => (await import('./audit.ts')).auditCommand,
  },
  orders: {
    summary: 'stuck, advance, undo: orders that do not go on by themselves',
    load: async () => (await import('./orders.ts')).ordersCommand,
  },
  measure: {
    summary: 'how good search and recommendations are, on real products, judgements and baskets',
    load: async () => (await import('./local/measure.ts')).measureCommand,
  },
  pace: {
    summary: 'how quick the running shop answers shoppers',
    load: async () => (await import('./pace.ts')).paceCommand,
  },
  replay: {
    summary: 'feed the shop the real invoices of a retailer, and prove that all of it agrees',
    load: async () => (await import('./replay.ts')).replayCommand,
  },
  import: {
    summary: 'write products of a CSV file; --dry-run tells what is wrong in it by line',
    load: async () => (await import('./import.ts')).importCommand,
  },
  export: {
    summary: 'write all products to a CSV file',
    load: async () => (await import('./export.ts')).exportCommand,
  },
  config: {
    summary: 'every setting, its value and where that comes from; change and undo',
    load: async () => (await import('./config.ts')).configCommand,
  },
};
