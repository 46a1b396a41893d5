import { breaches, breachOf } from '#contracts/breaches.ts';
import type { Database } from '#runtime/db/database.ts';
import type { Measured } from '#runtime/tools.ts';
import { countTold } from '../../store/audit/breaches.ts';

/** How many breaches of each kind are open: zero where all holds. */
export async function measureBreaches(db: Pick<Database, 'rows'>): Promise<Measured[]> {
  const counts = new Map<string, number>(Object.keys(breaches).map((name) => [name, 0]));
  for (const { room, rule, count } of await db.rows(countTold())) {
    const name = breachOf(room, rule);
    if (name) counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return [...counts].map(([breach, value]) => ({ name: 'souk_breaches', labels: { breach }, value }));
}
