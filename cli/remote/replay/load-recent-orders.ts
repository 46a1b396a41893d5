import type { Client } from '../../../apps/client/client.ts';
import { RemoteError } from '../connect.ts';
import { createProgress } from './create-progress.ts';
import { openReplay } from './open-replay.ts';
import { replayBooks } from './replay-books.ts';

type Loading = { url: string; file: string; tell: (line: string) => void };

const invoices = 400;

/**
 * Fills a demo shop with the last 400 real invoices, moved so that the newest is an hour old. Throws RemoteError when
 * the shop does not hold what it was given.
 */
export async function loadRecentOrders(client: Client, { url, file, tell }: Loading): Promise<void> {
  const asked = { first: undefined, last: invoices, isShifted: true, name: 'demo' };
  const replay = await openReplay({ file, url, asked, isResumed: false });
  const checks = await replayBooks(client, { ...replay, ...createProgress(replay, tell) });
  const differing = checks.filter(({ expected, found }) => expected !== found).map(({ what }) => what);
  if (differing.length > 0) throw new RemoteError(`the loaded orders do not agree: ${differing.join('; ')}`);
}
