import { breachOf } from '#contracts/breaches.ts';
import type { Tools } from '#runtime/tools.ts';
import { repairOf } from '../../domain/audit/view-breach.ts';
import { forgetClosed, tellDue } from '../../store/audit/breaches.ts';

const unexplainedSeconds = 60;

/** Tells of what does not hold and has been unexplained for a minute, once each: a line of the log says where to look. */
export async function tellBreaches(tools: Tools<'insight'>): Promise<void> {
  const [due] = await tools.db.flight([tellDue(unexplainedSeconds), forgetClosed()]);
  const groups = Map.groupBy(due, ({ room, rule }) => `${room} ${rule}`);
  for (const rows of groups.values()) {
    const [first] = rows;
    if (!first) continue;
    const { room, rule, detail } = first;
    const breach = breachOf(room, rule);
    tools.log.error('what must hold does not', {
      breach,
      room,
      rule,
      ids: rows.map(({ id }) => id).slice(0, 20),
      of: rows.length,
      detail,
      runbook: breach && `docs/runbooks/${breach}.md`,
      repair: repairOf(room, rule) ?? 'a person must decide',
    });
  }
}
