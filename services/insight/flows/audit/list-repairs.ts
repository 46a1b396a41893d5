import type { AnswerOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { listRepairRows } from '../../store/audit/repairs.ts';

const listedMost = 100;

/** What was repaired lately. */
export async function listRepairs(tools: Tools<'insight'>): Promise<AnswerOf<'insight', 'listRepairs'>> {
  return { repairs: await tools.db.rows(listRepairRows(listedMost)) };
}
