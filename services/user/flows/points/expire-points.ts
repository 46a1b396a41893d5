import type { UserTools } from '../../providers/user-tools.ts';
import { expireLots } from '../../store/points/entries.ts';
import { findOverdue } from '../../store/points/holds.ts';
import { freeHold } from './free-hold.ts';

const atOnce = 500;

/** The timer that gives holds free that nobody has closed, and lets points expire whose time is over. */
export async function expirePoints(tools: UserTools): Promise<void> {
  for (const { orderId } of await tools.db.rows(findOverdue(atOnce))) {
    await freeHold(tools, orderId);
    tools.log.warn('held points came free by themselves', { orderId });
  }
  await tools.db.row(expireLots(atOnce));
}
