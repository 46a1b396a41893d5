import { UsageError } from './command.ts';
import { runningShop, sayNotRunning } from './local/shop/running-shop.ts';
import { connect, credentialsOf } from './remote/connect.ts';

export type ShopClient = Awaited<ReturnType<typeof connect>>['client'];

/**
 * Lends a command a client of the shop that was asked for, else of SOUK_URL, else of the one that runs here, signed in as the
 * environment says. Gives the exit code: that of the work, or 3 when nothing runs. Throws UsageError without credentials.
 */
export async function withShop(
  asked: string | undefined,
  work: (client: ShopClient) => Promise<number>,
): Promise<number> {
  const credentials = credentialsOf(process.env);
  if (!credentials) throw new UsageError('set SOUK_API_KEY, or SOUK_EMAIL and SOUK_PASSWORD');
  const url = asked ?? process.env['SOUK_URL'] ?? runningShop()?.url;
  if (!url) return sayNotRunning();
  const { client, end } = await connect(url.replace(/\/$/, ''), credentials);
  try {
    return await work(client);
  } finally {
    await end();
  }
}
