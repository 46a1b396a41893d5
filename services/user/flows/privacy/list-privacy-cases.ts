import type { ResultOf } from '#contracts/services.ts';
import { customerOf } from '../../domain/customer-of.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { listOwn } from '../../store/privacy/cases.ts';

const most = 50;

/** The exports of the customer who asks. */
export async function listPrivacyCases(tools: UserTools): Promise<ResultOf<'user', 'listPrivacyCases'>> {
  return { cases: await tools.db.rows(listOwn(customerOf(tools.context.subject), most)) };
}
