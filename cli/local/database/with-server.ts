import { existsSync } from 'node:fs';
import { startPostgres } from '#runtime/postgres/start-postgres.ts';
import { superuserPassword } from '#runtime/postgres/superuser-password.ts';
import { masterSecret } from '../shop/master-secret.ts';
import { runningShop } from '../shop/running-shop.ts';
import { databaseFolderOf, stateFolder } from '../shop/state-folder.ts';

/** The database server of the shop, for one command. */
export type ShopServer = {
  superuserUrl: string;
  secret: string;
  folder: string;
  /** Whether the shop runs on it; else it was started for this command alone. */
  isShopRunning: boolean;
};

/** There is no data to look into. */
export class NoShopError extends Error {}

/**
 * Gives a command the database server: that of the running shop, else one that is started on its data for as long as
 * the command takes. Throws NoShopError when there is no data yet, unless it may be made.
 */
export async function withServer<Result>(
  work: (server: ShopServer) => Promise<Result>,
  mayMakeData: 'may make data' | 'only looks',
): Promise<Result> {
  const { path: folder } = stateFolder();
  const dataDirectory = databaseFolderOf(folder);
  const shop = runningShop();
  if (shop) {
    const password = superuserPassword(dataDirectory);
    const superuserUrl = `postgres://postgres:${password}@127.0.0.1:${shop.databasePort}/postgres`;
    return work({ superuserUrl, secret: await masterSecret(folder), folder, isShopRunning: true });
  }
  if (mayMakeData === 'only looks' && !existsSync(dataDirectory)) {
    throw new NoShopError(`There is no shop in ${folder} yet. Make one with: npm start`);
  }
  const server = await startPostgres({
    dataDirectory,
    port: 0,
    durable: true,
    maxConnections: 50,
    log: () => {},
  });
  // Leaving by `exit` takes the server along; being ended by a signal would not.
  const leave = () => process.exit(130);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, leave);
  try {
    const secret = await masterSecret(folder);
    return await work({ superuserUrl: server.superuserUrl, secret, folder, isShopRunning: false });
  } finally {
    await server.stop();
  }
}
