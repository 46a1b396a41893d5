import type { Client } from '../../apps/client/client.ts';
import { answerOf } from './connect.ts';

/** What became of a breach. */
export type Repaired = { breach: string; id: string; isMended: boolean; outcome: string };

/** Has every breach repaired that was told and has a safe repair, once `agree` has said yes to what that does. */
export async function repairBreaches(
  client: Client,
  agree: (what: string) => Promise<boolean>,
): Promise<Repaired[]> {
  const { breaches } = answerOf(await client.insight.listBreaches({}));
  const repaired: Repaired[] = [];
  for (const { breach, room, rule, id, detail, repair, runbook, isTold } of breaches) {
    if (!isTold) continue;
    if (repair === null) {
      repaired.push({ breach, id, isMended: false, outcome: `a person must decide: see ${runbook}` });
      continue;
    }
    if (!(await agree(`${breach} ${id}: ${rule}: ${detail}\n${repair}`))) {
      repaired.push({ breach, id, isMended: false, outcome: 'left as it is' });
      continue;
    }
    const reply = await client.insight.repairBreach({ room, rule, id });
    if (reply.isOk) {
      const { isMended, after } = reply.answer;
      repaired.push({ breach, id, isMended, outcome: `${isMended ? 'mended' : 'still broken'}: ${after}` });
    } else {
      // Repairing one may have mended another.
      const isGone = reply.problem.code === 'not-found';
      repaired.push({ breach, id, isMended: isGone, outcome: isGone ? 'mended' : reply.problem.detail });
    }
  }
  return repaired;
}
