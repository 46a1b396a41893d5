import type { AnswerOf } from '#contracts/services.ts';
import { recountWhole } from '#runtime/db/recount-whole.ts';
import type { Tools } from '#runtime/tools.ts';
import { auditPayment } from '../../store/audit.ts';

/** Counts everything of this room anew. */
export async function recount(tools: Tools<'payment'>): Promise<AnswerOf<'payment', 'recount'>> {
  return { findings: await recountWhole(tools.db, auditPayment) };
}
