import type { Subject } from '#contracts/access.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Route } from '../../domain/route-table.ts';
import type { ServerTools } from './gateway-resources.ts';

/**
 * Keeps known crawlers to reading: whatever a visitor changes (a cart, an order, an account, a mail, a figure) is for
 * people. Who shows a session or an API key is known, and providers send their webhooks as they like.
 */
export function refuseCrawler(
  { crawlers }: Pick<ServerTools, 'crawlers'>,
  { http }: Route,
  { userAgent, subject }: { userAgent: string | undefined; subject: Subject },
): Refusal | undefined {
  const isForPeople = http.method !== 'GET' && !http.isRaw && subject.kind === 'anonymous';
  if (!isForPeople || !crawlers.isKnown(userAgent)) return undefined;
  return refuse(
    'crawler-refused',
    'Crawlers may read pages and products. To change something by a program, use an API key.',
  );
}
