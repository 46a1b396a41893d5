import type { ResultOf } from '#contracts/services.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { claimCase } from '../../store/privacy/cases.ts';

/** Longer than a room may take to answer; a worker that died lets go of its case after it. */
const claimSeconds = 60;

/** The next case to work on, and whom it is about. */
export async function claimPrivacyCase(tools: UserTools): Promise<ResultOf<'user', 'claimPrivacyCase'>> {
  const claimed = await tools.db.row(claimCase(claimSeconds));
  if (!claimed) return { case: null };
  const { customerId, email, phone, isEmailProved, ...found } = claimed;
  return { case: { ...found, person: { customerId, email, phone, isEmailProved } } };
}
