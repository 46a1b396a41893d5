import { parseArgs } from 'node:util';
import { events, type EventName } from '#contracts/events.ts';
import { serviceNames, type ServiceName } from '#contracts/service-names.ts';
import { UsageError, type Command } from '../command.ts';
import { openRooms, type OpenRooms } from './database/open-rooms.ts';
import { withServer } from './database/with-server.ts';
import { listLogs } from './events/list-logs.ts';
import { listParkedEvents } from './events/list-parked-events.ts';
import { redriveEvents } from './events/redrive-events.ts';
import { republishEvents } from './events/republish-events.ts';

const usage = `souk events ACTION: look into the event logs and mend them

  list        the newest events of all services
  parked      events that a listener could not work on, with what went wrong; later ones of their key wait behind them
  redrive     try parked events again, now
  republish   append the newest state events again, so that every listener gets them once more

  --service NAME    only the log of this service (republish needs it)
  --listener NAME   only what is parked for this service (redrive needs it)
  --name EVENT      only events of this name, such as product.changed
  --key KEY         only events of this key
  -n N              how many to show at most (default 50)
  --json            say it as JSON, with the payloads
Works while the shop runs; when nothing runs, the database is started for as long as it takes.
Exit codes: 0 done (for parked: nothing is parked), 1 something is parked, or failed, 2 wrong use, 3 no shop yet.
`;

/** Which events are meant, and how many of them. */
export type EventQuestion = {
  services: readonly ServiceName[];
  listener: ServiceName | null;
  name: EventName | null;
  key: string | null;
  count: number;
};

/** What an action found or did: for machines, for people, and the exit code. */
export type EventReport = { json: object; lines: string[]; exitCode: number };

/** An action on the logs; `tell` is for work that takes long. */
export type EventAction = (
  rooms: OpenRooms,
  question: EventQuestion,
  tell: (line: string) => void,
) => Promise<EventReport>;

const actions: Record<string, EventAction> = {
  list: listLogs,
  parked: listParkedEvents,
  redrive: redriveEvents,
  republish: republishEvents,
};

/** Looks into the event logs of the shop and mends them. */
export const eventsCommand: Command = { usage, run };

async function run(parameters: string[]): Promise<number> {
  const { action, question, isJson } = readParameters(parameters);
  const tell = isJson ? () => {} : (line: string) => void process.stdout.write(`${line}\n`);
  const report = await withServer(async (server) => {
    const rooms = openRooms(server);
    try {
      return await action(rooms, question, tell);
    } finally {
      await rooms.close();
    }
  }, 'only looks');
  const lines = isJson ? [JSON.stringify(report.json)] : report.lines;
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  return report.exitCode;
}

function readParameters(parameters: string[]) {
  const { values, positionals } = parseArgs({
    args: parameters,
    allowPositionals: true,
    options: {
      service: { type: 'string' },
      listener: { type: 'string' },
      name: { type: 'string' },
      key: { type: 'string' },
      count: { type: 'string', short: 'n', default: '50' },
      json: { type: 'boolean', default: false },
    },
  });
  const [word = ''] = positionals;
  const action = Object.hasOwn(actions, word) ? actions[word] : undefined;
  if (!action || positionals.length > 1) throw new UsageError('say list, parked, redrive or republish');
  const service = serviceOf(values.service);
  if (word === 'republish' && !service) throw new UsageError('republish needs --service');
  const listener = serviceOf(values.listener);
  if (word === 'redrive' && !listener) throw new UsageError('redrive needs --listener');
  const count = Number(values.count);
  if (!Number.isInteger(count) || count < 1) throw new UsageError(`${values.count} is no number of events`);
  const question: EventQuestion = {
    services: service ? [service] : serviceNames,
    listener,
    count,
    name: eventOf(values.name),
    key: values.key ?? null,
  };
  return { action, question, isJson: values.json };
}

function serviceOf(word: string | undefined): ServiceName | null {
  const service = serviceNames.find((name) => name === word);
  if (word !== undefined && !service) throw new UsageError(`there is no service ${word}`);
  return service ?? null;
}

function eventOf(word: string | undefined): EventName | null {
  if (word !== undefined && !Object.hasOwn(events, word)) throw new UsageError(`there is no event ${word}`);
  return (word as EventName | undefined) ?? null;
}
