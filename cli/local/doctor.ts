import { parseArgs } from 'node:util';
import { UsageError, type Command } from '../command.ts';
import { openRooms } from './database/open-rooms.ts';
import { NoShopError, withServer, type ShopServer } from './database/with-server.ts';
import { bad, type Check } from './doctor/check.ts';
import { checkData } from './doctor/check-data.ts';
import { checkDatabase } from './doctor/check-database.ts';
import { checkEvents } from './doctor/check-events.ts';
import { checkMachine } from './doctor/check-machine.ts';
import { checkMigrations } from './doctor/check-migrations.ts';
import { checkProcesses } from './doctor/check-processes.ts';
import { checkSettings } from './doctor/check-settings.ts';
import { explainFailure } from './explain-failure.ts';

const usage = `souk doctor: check this machine, the data and the settings, and say what to do

  --port N          the first of the six ports that the shop is to have (default 4000 or SOUK_PORT)
  --settings FILE   the file of settings that the shop is started with
  --json            say it as JSON
Changes nothing. When nothing runs, the database is started for as long as the look takes.
Exit codes: 0 all is well (there may be warnings), 1 something keeps the shop from working.
`;

/** Checks everything that a shop depends on. */
export const doctorCommand: Command = { usage, run };

async function run(parameters: string[]): Promise<number> {
  const { values } = parseArgs({
    args: parameters,
    options: {
      port: { type: 'string', default: process.env['SOUK_PORT'] ?? '4000' },
      settings: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1024 || port > 65_000) {
    throw new UsageError(`${values.port} is not a port from 1024 to 65000`);
  }
  const checks: Check[] = [];
  const add = (found: Check[]) => {
    checks.push(...found);
    if (!values.json) process.stdout.write(found.map(describe).join(''));
  };
  add(await checkMachine());
  add(checkData());
  add(await checkProcesses(port));
  await lookIntoDatabase(add, values.settings);
  const isWell = checks.every(({ verdict }) => verdict !== 'bad');
  if (values.json) process.stdout.write(`${JSON.stringify({ isWell, checks })}\n`);
  return isWell ? 0 : 1;
}

/** What needs the database; one that cannot be reached is a finding, and no data yet has been told of. */
async function lookIntoDatabase(
  add: (found: Check[]) => void,
  settingsFile: string | undefined,
): Promise<void> {
  try {
    await withServer((server) => checkAll(server, add, settingsFile), 'only looks');
  } catch (error) {
    if (error instanceof NoShopError) return;
    const [says = '', ...advice] = explainFailure(error).text.split('\n');
    add([bad('database', says, advice.join(' ') || 'see its lines: souk logs --service postgres')]);
  }
}

async function checkAll(
  server: ShopServer,
  add: (found: Check[]) => void,
  settingsFile: string | undefined,
): Promise<void> {
  add(await checkDatabase(server));
  const migrations = await checkMigrations(server.superuserUrl);
  add(migrations);
  // What is not migrated cannot be asked.
  if (migrations.some(({ verdict }) => verdict === 'bad')) return;
  const rooms = openRooms(server);
  try {
    add(await checkSettings(rooms, settingsFile));
    add(await checkEvents(rooms, server.isShopRunning));
  } finally {
    await rooms.close();
  }
}

function describe({ verdict, name, says, advice }: Check): string {
  return `${verdict.padEnd(5)} ${name}: ${says}\n${advice ? `        → ${advice}\n` : ''}`;
}
