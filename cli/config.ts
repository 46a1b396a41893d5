import { parseArgs } from 'node:util';
import { UsageError, type Command } from './command.ts';
import { readSettings } from './local/database/read-settings.ts';
import { runningShop } from './local/shop/running-shop.ts';
import { getSetting, listSettings, setSetting, undoSetting } from './remote/change-settings.ts';
import type { SettingAnswer } from './remote/change-settings.ts';
import { connect, credentialsOf } from './remote/connect.ts';

const usage = `souk config ACTION: every setting, its value and where that comes from

  list             all settings
  get KEY          one setting, with what it means
  set KEY VALUE    change a setting in every process within 2 s; VALUE is JSON, or plain text for texts
  undo KEY         take the last change back

  --url URL   the shop (default SOUK_URL, else the running shop of this checkout)
  --local     read the database instead of asking the shop: list and get only, without credentials
  --json      say it as JSON
Asks as SOUK_API_KEY, or signs in as SOUK_EMAIL with SOUK_PASSWORD; either needs the permission config.manage.
Values come from, each before the one below: the centre (set here or by staff), the environment (SOUK_ORDER_…), the
file of souk start --settings, the default.
Exit codes: 0 done, 1 refused, 2 wrong use, 3 nothing runs.
`;

/** Shows and changes settings, as a client of the shop. */
export const configCommand: Command = { usage, run };

type Words = { action: string; key: string; value: string };
type Setting = Omit<SettingAnswer, 'key'> & { key: string };

async function run(parameters: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: parameters,
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      local: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const words = readWords(positionals);
  const settings = values.local ? await askDatabase(words) : await askShop(words, values.url);
  if (values.json) process.stdout.write(`${JSON.stringify({ settings })}\n`);
  else
    process.stdout.write(words.action === 'list' ? describeAll(settings) : settings.map(describe).join(''));
  return 0;
}

function readWords(words: string[]): Words {
  const [action = '', key = '', value = ''] = words;
  const counts: Record<string, number> = { list: 1, get: 2, set: 3, undo: 2 };
  if (!Object.hasOwn(counts, action) || counts[action] !== words.length) {
    throw new UsageError('say list, get KEY, set KEY VALUE or undo KEY');
  }
  return { action, key, value };
}

async function askShop(words: Words, asked: string | undefined): Promise<Setting[]> {
  const credentials = credentialsOf(process.env);
  if (!credentials) {
    throw new UsageError('set SOUK_API_KEY, or SOUK_EMAIL and SOUK_PASSWORD; or look with --local');
  }
  const url = asked ?? process.env['SOUK_URL'] ?? runningShop()?.url;
  if (!url) throw new UsageError('nothing runs here: name a shop with --url, or look with --local');
  const { client, end } = await connect(url.replace(/\/$/, ''), credentials);
  try {
    if (words.action === 'list') return await listSettings(client);
    if (words.action === 'get') return [await getSetting(client, words.key)];
    if (words.action === 'undo') return [await undoSetting(client, words.key)];
    return [await setSetting(client, words.key, words.value)];
  } finally {
    await end();
  }
}

async function askDatabase({ action, key }: Words): Promise<Setting[]> {
  if (action !== 'list' && action !== 'get') throw new UsageError('--local only looks: list or get');
  const settings = await readSettings();
  if (action === 'list') return settings;
  const found = settings.filter((each) => each.key === key);
  if (found.length === 0) throw new UsageError(`there is no setting ${key}`);
  return found;
}

function describeAll(settings: Setting[]): string {
  const longest = Math.max(...settings.map(({ key }) => key.length));
  return settings
    .map(
      ({ key, value, origin }) => `${key.padEnd(longest)}  ${origin.padEnd(11)}  ${JSON.stringify(value)}\n`,
    )
    .join('');
}

function describe({ key, value, origin, summary, version, changedAt, changedBy }: Setting): string {
  const change = changedAt === null ? '' : `  version ${version}, changed by ${changedBy} at ${changedAt}\n`;
  return `${key} = ${JSON.stringify(value)}\n  ${summary}\n  from: ${origin}\n${change}`;
}
