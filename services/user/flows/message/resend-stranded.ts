import { schedule } from '#runtime/jobs/schedule.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { findStranded, giveUpOld } from '../../store/deliveries.ts';

const daysMost = 3;
const quietSeconds = 600;
const atOnce = 100;

/** The timer that starts a new job for messages whose own was lost with its process, and gives up very old ones. */
export async function resendStranded(tools: UserTools): Promise<void> {
  await tools.db.row(giveUpOld(daysMost));
  const stranded = await tools.db.rows(findStranded(quietSeconds, atOnce));
  if (stranded.length === 0) return;
  await tools.db.flight(
    stranded.map(({ messageId }) =>
      schedule(tools, 'send-message', { messageId }, { key: `send-message:${messageId}` }),
    ),
  );
  tools.log.warn('messages were stranded', { count: stranded.length });
}
