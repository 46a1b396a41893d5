import type { AnswerOf } from '#contracts/services.ts';
import { recountWhole } from '#runtime/db/recount-whole.ts';
import type { Tools } from '#runtime/tools.ts';
import { auditUser } from '../../store/audit.ts';

/** Counts everything of this room anew. */
export async function recount(tools: Tools<'user'>): Promise<AnswerOf<'user', 'recount'>> {
  return { findings: await recountWhole(tools.db, auditUser) };
}
