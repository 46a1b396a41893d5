import type { Tools } from '#runtime/tools.ts';
import { pruneAuditEntries } from '../../store/audit-log.ts';

const atOnce = 1000;

/** Forgets what was done longer ago than the shop keeps it, a little at a time. */
export async function pruneAuditLog({
  db,
  setting,
}: Pick<Tools<'gateway'>, 'db' | 'setting'>): Promise<void> {
  const days = setting('gateway.auditKeptDays');
  for (let isMore = true; isMore;) {
    const pruned = await db.rows(pruneAuditEntries(days, atOnce));
    isMore = pruned.length >= atOnce;
  }
}
