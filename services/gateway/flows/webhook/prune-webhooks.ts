import { healLanes, pruneDeliveries, pruneEndpoints, pruneNotices } from '../../store/webhook/prune.ts';
import type { WebhookTools } from './webhook-tools.ts';

const keptDays = 30;
const atOnce = 1000;

/** Forgets what is older than 30 days, delivered or not, and what is left of removed endpoints; a little at a time. */
export async function pruneWebhooks({ db, killPoint }: WebhookTools): Promise<void> {
  for (let isMore = true; isMore;) {
    const pruned = await db.rows(pruneDeliveries(keptDays, atOnce));
    killPoint('gateway.webhook.after-prune');
    isMore = pruned.length >= atOnce;
  }
  await db.flight([healLanes(), pruneEndpoints(), pruneNotices(keptDays)]);
}
