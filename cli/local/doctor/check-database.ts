import { withClient } from '../database/with-client.ts';
import type { ShopServer } from '../database/with-server.ts';
import { bad, ok, warn, type Check } from './check.ts';
import { readDatabaseFacts } from './database-facts-store.ts';

const smallDriftMs = 500;
const largeDriftMs = 5000;

/** Whether the database answers, how many connections are open, and whether its clock is ours. */
export async function checkDatabase({ superuserUrl, isShopRunning }: ShopServer): Promise<Check[]> {
  const facts = await withClient(superuserUrl, readDatabaseFacts);
  const { version, connections, maxConnections, clockAheadMs } = facts;
  const { port } = new URL(superuserUrl);
  const where = isShopRunning ? `answers on port ${port}` : 'was started for this look';
  return [
    ok('database', `PostgreSQL ${version} ${where}`),
    checkConnections(connections, maxConnections),
    checkClock(clockAheadMs),
  ];
}

function checkConnections(count: number, most: number): Check {
  const says = `${count} of ${most} are in use`;
  const advice =
    'see what runs beside this shop on the same database, or lower the pool sizes in deploy/topology';
  return count > most * 0.8 ? warn('connections', says, advice) : ok('connections', says);
}

function checkClock(aheadMs: number): Check {
  const drift = Math.abs(aheadMs);
  const says = `the database's clock is ${Math.round(drift)} ms ${aheadMs >= 0 ? 'ahead of' : 'behind'} ours`;
  const advice = 'set both machines by NTP: deadlines are judged by the database, times on screens by us';
  if (drift > largeDriftMs) return bad('clock', says, advice);
  return drift > smallDriftMs ? warn('clock', says, advice) : ok('clock', says);
}
