import { closeNextDay } from '../../store/ledger-days.ts';
import type { PaymentTools } from '../provider-of.ts';

const mostDays = 400;

/** Sums the days of the ledger that are over, one statement each. */
export async function closeDays(tools: PaymentTools): Promise<void> {
  for (let days = 0; days < mostDays; days += 1) {
    tools.killPoint('payment.close-days.before');
    const closed = await tools.db.row(closeNextDay());
    tools.killPoint('payment.close-days.after');
    if (!closed) return;
  }
}
