import { parseArgs } from 'node:util';
import { confirm } from './confirm.ts';
import { UsageError, type Command } from './command.ts';
import { changeStuckOrder, listStuckOrders, type StuckOrder } from './remote/stuck-orders.ts';
import { withShop, type ShopClient } from './with-shop.ts';

const usage = `souk orders ACTION: orders that do not go on by themselves

  stuck          those that have been moving, or past their deadline, or unfinished, for over a minute: why, since when, and
                 what they wait for
  advance ID     take an order up at once: payment and the catalog are asked again, and what is left to do is done
  undo ID        cancel an order of which nothing was sent: goods and money are given back

  --over SECONDS   with stuck: for how long (default 60)
  --reason TEXT    with advance and undo: why, as the time line of the order keeps it
  --yes            do it without asking; what will happen is named first
  --url URL        the shop (default SOUK_URL, else the running shop of this checkout)
  --json           say it as JSON
Both may be said again: what is done is not done twice. Asks as SOUK_API_KEY, or signs in as SOUK_EMAIL with SOUK_PASSWORD;
either needs the permission orders.read, and orders.write to change anything.
Exit codes: 0 done, or nothing is stuck; 1 something is stuck, or it was refused; 2 wrong use, 3 nothing runs.
`;

/** Lists stuck orders, and advances or undoes one, as a client of the shop. */
export const ordersCommand: Command = { usage, run };

type Words = ReturnType<typeof readWords>;

async function run(parameters: string[]): Promise<number> {
  const words = readWords(parameters);
  return withShop(words.url, (client) =>
    words.action === 'stuck' ? showStuck(client, words) : change(client, words),
  );
}

function readWords(parameters: string[]) {
  const { values, positionals } = parseArgs({
    args: parameters,
    allowPositionals: true,
    options: {
      over: { type: 'string', default: '60' },
      reason: { type: 'string' },
      yes: { type: 'boolean', default: false },
      url: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [action, orderId, ...more] = positionals;
  const isList = action === 'stuck' && orderId === undefined;
  const isChange = (action === 'advance' || action === 'undo') && orderId !== undefined;
  if (more.length > 0 || !(isList || isChange)) throw new UsageError('say stuck, advance ID or undo ID');
  const seconds = Number(values.over);
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > 86_400)
    throw new UsageError('--over takes seconds, 86400 at most');
  return { ...values, action, orderId: orderId ?? '', seconds };
}

async function showStuck(client: ShopClient, { seconds, json }: Words): Promise<number> {
  const orders = await listStuckOrders(client, { seconds });
  if (json) process.stdout.write(`${JSON.stringify({ orders })}\n`);
  else if (orders.length === 0) process.stdout.write('no order is stuck\n');
  else process.stdout.write(orders.map(describe).join(''));
  return orders.length === 0 ? 0 : 1;
}

function describe({ orderId, orderNumber, state, why, since, waitsFor, advance, undo }: StuckOrder): string {
  const head = `${orderNumber}  ${state}  ${why} since ${since ?? 'now'}, waits for ${waitsFor}\n  id       ${orderId}\n`;
  return `${head}  advance  ${advance ?? 'not now'}\n  undo     ${undo ?? 'cannot be'}\n`;
}

async function change(client: ShopClient, { action, orderId, reason, yes, json }: Words): Promise<number> {
  const [seen] = await listStuckOrders(client, { orderId });
  const how = action === 'undo' ? 'undo' : 'advance';
  if (!seen) throw new UsageError(`there is no order ${orderId}`);
  const sentence = seen[how] ?? 'The shop will say whether that is possible now.';
  const what = `${how} ${seen.orderNumber} (${seen.state}, ${seen.total.amountMinor} ${seen.total.currency} minor units): ${sentence}`;
  if (!yes && !(await confirm(what))) return 1;
  const state = await changeStuckOrder(client, how, { orderId, ...(reason ? { reason } : {}) });
  if (json) process.stdout.write(`${JSON.stringify({ orderId, state })}\n`);
  else process.stdout.write(`${what}\n${seen.orderNumber} is ${state} now\n`);
  return 0;
}
