import { connectToDatabase } from './connect-to-database.ts';

/** The connections of a shop to its database, by who made them; ours not counted. */
export type Connections = { total: number; byName: Record<string, number> };

/** Counts a shop's connections again and again until stopped; gives the most that were open at one time. */
export async function countConnections(folder: string): Promise<{ stop: () => Promise<Connections> }> {
  const client = await connectToDatabase(folder, 'postgres');
  let most: Connections = { total: 0, byName: {} };
  const stopping = new AbortController();
  const counting = (async () => {
    while (!stopping.signal.aborted) {
      const { rows } = await client.query<{ name: string; count: number }>(
        `select application_name as name, count(*)::int as count from pg_stat_activity
         where backend_type = 'client backend' and pid <> pg_backend_pid() group by 1 order by 1`,
      );
      const total = rows.reduce((sum, { count }) => sum + count, 0);
      if (total > most.total)
        most = { total, byName: Object.fromEntries(rows.map((row) => [row.name, row.count])) };
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await counting;
      await client.end();
      return most;
    },
  };
}
