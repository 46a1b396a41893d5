import type { UserTools } from '../../providers/user-tools.ts';
import {
  deleteExpiredCodes,
  deleteExpiredSignUps,
  deleteOldGuards,
  deleteOldMessages,
  deleteOldSendings,
  deleteOldSessions,
} from '../../store/expiry.ts';
import { deleteExpiredParts } from '../../store/privacy/parts.ts';

const rowsAtOnce = 1000;
const keptDays = 30;

/** The timer that deletes what is over: codes, sign-ups, counters, ended sessions and messages after 30 days, and exports that have expired. */
export async function forgetExpired(tools: UserTools): Promise<void> {
  await tools.db.together([
    deleteExpiredCodes(rowsAtOnce),
    deleteExpiredSignUps(rowsAtOnce),
    deleteOldSendings(rowsAtOnce),
    deleteOldGuards(rowsAtOnce),
    deleteOldSessions(keptDays, rowsAtOnce),
    deleteOldMessages(keptDays, rowsAtOnce),
    deleteExpiredParts(rowsAtOnce),
  ]);
}
