import { parseArgs } from 'node:util';
import { confirm } from './confirm.ts';
import { UsageError, type Command } from './command.ts';
import { auditRooms } from './local/audit-rooms.ts';
import { repairBreaches } from './remote/repair-breaches.ts';
import { withShop } from './with-shop.ts';

const idsShown = 20;

const usage = `souk audit: check what must always hold of stock, orders, payments and accounts

  --repair    perform the safe repair of every breach that the running shop has told of, and say what became of it
  --yes       repair without asking
  --url URL   the shop to repair (default SOUK_URL, else the running shop of this checkout)
  --json      say it as JSON
Counts everything in the shop's database anew; when nothing runs, the database is started for as long as it takes. The running
shop does so by itself, too: what changed each ten seconds, all of it once a day, and the books of rooms against each other;
what it told of books that differ is shown here. Each finding names its page in docs/runbooks.
Repairs are asked for as SOUK_API_KEY, or as SOUK_EMAIL with SOUK_PASSWORD; either needs the permission orders.write, and
stock.write for stock. Who did it is recorded, with what it was before and after.
Exit codes: 0 everything holds, 1 something does not, 2 wrong use, 3 there is no shop yet, or nothing runs to be repaired.
`;

/** Runs every room's invariants on the shop's database, or has breaches repaired. */
export const auditCommand: Command = { usage, run };

async function run(parameters: string[]): Promise<number> {
  const { values } = parseArgs({
    args: parameters,
    options: {
      json: { type: 'boolean', default: false },
      repair: { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
      url: { type: 'string' },
    },
  });
  if (values.repair) return repair(values);
  if (values.yes || values.url !== undefined) throw new UsageError('--yes and --url belong to --repair');
  const show = values.json ? () => {} : (line: string) => void process.stdout.write(`${line}\n`);
  const findings = await auditRooms(show);
  if (values.json) process.stdout.write(`${JSON.stringify({ findings })}\n`);
  for (const { service, rule, detail, ids, runbook } of findings) {
    const more = ids.length > idsShown ? `, and ${ids.length - idsShown} more` : '';
    const named = `${ids.slice(0, idsShown).join(', ')}${more}`;
    show(`${service} ${rule}: ${detail} (${named})${runbook ? `; see ${runbook}` : ''}`);
  }
  return findings.length === 0 ? 0 : 1;
}

async function repair({ url: asked, yes, json }: { url?: string; yes: boolean; json: boolean }) {
  return withShop(asked, async (client) => {
    const repaired = await repairBreaches(client, (what) => (yes ? Promise.resolve(true) : confirm(what)));
    if (json) process.stdout.write(`${JSON.stringify({ repaired })}\n`);
    else {
      for (const { breach, id, outcome } of repaired) process.stdout.write(`${breach} ${id}: ${outcome}\n`);
      if (repaired.length === 0) process.stdout.write('nothing to repair: no breach is told\n');
    }
    return repaired.every(({ isMended }) => isMended) ? 0 : 1;
  });
}
