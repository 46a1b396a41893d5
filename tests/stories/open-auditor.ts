import { isRefusal } from '#contracts/refusals.ts';
import type { BreachValue } from '#contracts/insight/breach.ts';
import type { Reach } from '#runtime/door/room.ts';
import { openTestRoom } from '#runtime/testing/open-test-room.ts';
import type { Log } from '#runtime/telemetry/log.ts';
import { insightService } from '../../services/insight/service.ts';
import { staff, type StoryShop } from './open-story-shop.ts';

type Event = { sequence: number; name: string; key: string; version: number; payload: object };

export type Auditor = Awaited<ReturnType<typeof openAuditor>>;

/** The room of figures beside a story's shop: it hears of orders, and audits the rooms through their doors. */
export async function openAuditor(shop: StoryShop, log?: Log) {
  const reach: Reach = (_from, to, call, input, { subject }) => {
    const as = { caller: 'insight', subject } as const;
    if (to === 'order') return shop.order.ask(call as 'tellBooks', input as never, as);
    if (to === 'payment') return shop.payment.ask(call as 'tellBooks', input as never, as);
    if (to === 'catalog') return shop.catalog.ask(call as 'tellBooks', input as never, as);
    const mark = { epoch: 0, xid: '0', sequence: 0 };
    return Promise.resolve({ findings: [], mark, hasMore: false, orderIds: [] });
  };
  const insight = await openTestRoom(insightService, { reach, ...(log ? { log } : {}) });
  const sql = <Row>(text: string, ...values: unknown[]) => insight.db.rows<Row>({ name: '', text, values });
  // The story brings the events itself: whatever was told counts as heard.
  const heard = `insert into event_heard (owner, epoch, xid, sequence) values ($1, 99, '0', 0)`;
  await sql(heard, 'order');
  await shop.sql('order', heard, 'payment');
  let read = 0;

  /** Brings the figures what was told of orders since the last time. */
  const hear = async () => {
    const text = `select sequence, name, key, version, payload from event_log
      where sequence > $1 and name in ('order.placed', 'order.paid', 'order.cancelled', 'order.refunded') order by sequence`;
    for (const { sequence, ...event } of await shop.sql<Event>('order', text, read)) {
      read = sequence;
      await insight.hear(event as never);
    }
  };
  const list = async (): Promise<BreachValue[]> => {
    const answer = await insight.ask('listBreaches', {}, staff);
    if (isRefusal(answer)) throw new Error(answer.detail);
    return answer.breaches;
  };
  return {
    insight,
    sql,
    list,
    /** What does not hold of what happened since the last audit. */
    audit: async () => {
      await hear();
      await insight.run('audit-books');
      return list();
    },
    /** Counts all of it anew, as once a day. */
    recount: async () => {
      await hear();
      await sql('update audit_rooms set recounted_at = null');
      await insight.run('recount-books');
      return list();
    },
    close: insight.close,
  };
}
