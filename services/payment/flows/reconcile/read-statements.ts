import { findNextDay, readOn, type StatementDay } from '../../store/reconciliation/statement-days.ts';
import { insertLines } from '../../store/reconciliation/statement-lines.ts';
import { inTurns, type Run } from './run.ts';

/** Reads the statements of days that are over, a page at a time; each page is kept with the place where the next begins. */
export async function readStatements(run: Run): Promise<void> {
  await inTurns(run, 1, async () => {
    const next = await run.tools.db.row(findNextDay(run.provider.name));
    return next && (await readPage(run, next)) ? 1 : 0;
  });
}

/** Whether there may be another page to read now. */
async function readPage({ tools, provider: { name, statement } }: Run, at: StatementDay): Promise<boolean> {
  const { day, cursor } = at;
  if (day >= new Date().toISOString().slice(0, 10)) return false;
  const page = await statement(day, cursor);
  tools.killPoint('payment.reconcile.after-provider');
  if (page.kind === 'unknown') {
    tools.log.warn('a statement could not be read; it is tried again', {
      provider: name,
      day,
      reason: page.reason,
    });
    return false;
  }
  if (!page.isFinal) return false;
  const flown = await tools.db.tryFlight([
    readOn(name, day, cursor, page.next, page.next === null),
    insertLines(name, day, JSON.stringify(page.lines)),
  ]);
  tools.killPoint('payment.reconcile.after-page');
  if (!flown.isRefused) return true;
  if (flown.refusedBy === 'statement-moved') return false;
  throw new Error(`a statement of ${name} for ${day} could not be kept: ${flown.refusedBy}`);
}
