import { setTimeout as delay } from 'node:timers/promises';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import type { Finding, Tools } from '#runtime/tools.ts';
import { auditSomeStock } from '../../store/audit.ts';
import { findMoved, readClock } from '../../store/book/stock-books.ts';

const movedMost = 5000;
const ordersMost = 5000;
/** All that ever moved of a variant is summed up, which takes a second where it is much: a statement counts as many as take about so long. */
const statementMs = 100;
const atOnceMost = 256;
/** After each statement it rests so many times as long as that took, so that it takes a tenth of a processor at the most. */
const restTimes = 9;
/** A call that has taken so long leaves the rest to others, and rests until its caller nearly gives it up. */
const budgetMs = 4000;
const callMostMs = 8000;
const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/**
 * Runs the rules of stock on the variants that moved since the last time, at most 5,000, and their orders, or on what is named. Where an import
 * moved more at once, the daily recount counts the rest. A few at a time are counted, with a rest after them.
 */
export async function auditChanges(
  tools: Tools<'catalog'>,
  { after, ids }: InputTo<'catalog', 'auditChanges'>,
): Promise<AnswerOf<'catalog', 'auditChanges'>> {
  const clock = await tools.db.row(readClock());
  if (!clock) throw new Error('a database has a clock');
  const moved = after?.at ? await tools.db.rows(findMoved(after.at, movedMost)) : [];
  const named = ids.filter((id) => uuid.test(id));
  const variantIds = [...new Set([...moved.map(({ variantId }) => variantId), ...named])];
  const orderIds = [...new Set(moved.flatMap((each) => each.orderIds))];
  const audited = await auditInParts(tools, variantIds, [...orderIds, ...named]);
  return {
    ...audited,
    mark: { epoch: 0, xid: '0', sequence: 0, at: clock.at },
    hasMore: false,
    orderIds: orderIds.slice(0, ordersMost),
  };
}

async function auditInParts(
  tools: Tools<'catalog'>,
  variantIds: readonly string[],
  orderIds: readonly string[],
): Promise<Pick<AnswerOf<'catalog', 'auditChanges'>, 'findings' | 'unauditedIds'>> {
  const db = tools.inBackground();
  const startMs = performance.now();
  const findings: Finding[] = [];
  let done = 0;
  let atOnce = 1;
  while (done < variantIds.length) {
    const begunMs = performance.now();
    if (done > 0 && begunMs > startMs + budgetMs) break;
    const some = variantIds.slice(done, done + atOnce);
    findings.push(...(await auditSomeStock(db, some, done === 0 ? orderIds : [])));
    done += some.length;
    const tookMs = performance.now() - begunMs;
    atOnce = nextAtOnce(some.length, tookMs);
    const leftMs = startMs + callMostMs - performance.now();
    if (done < variantIds.length) await delay(Math.max(0, Math.min(tookMs * restTimes, leftMs)));
  }
  return {
    findings: findings.map((each) => ({ ...each, ids: [...each.ids] })),
    unauditedIds: variantIds.slice(done),
  };
}

/** How many variants the next statement counts, after one that took so long for these. */
function nextAtOnce(counted: number, tookMs: number): number {
  if (tookMs < statementMs / 4) return Math.min(counted * 4, atOnceMost);
  return Math.min(Math.max(1, Math.floor((counted * statementMs) / tookMs)), atOnceMost);
}
