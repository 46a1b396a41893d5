import type { OrderValue } from '#contracts/order/order.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Facts } from '../../parts/facts.tsx';

/** Where money is taken as goods are sent: what was taken, what is held still, and what never will be taken. */
export function HoldFacts({ order }: { order: OrderValue }) {
  const { words, money, moment } = useLanguage();
  const text = words.parcels;
  const { hold } = order.payment;
  if (!hold) return null;
  const { total } = order.totals;
  const heldMinor =
    hold.until === null ? 0 : total.amountMinor - hold.taken.amountMinor - hold.waived.amountMinor;
  return (
    <Facts
      facts={[
        { name: text.takenSum, value: money(hold.taken) },
        { name: text.heldSum, value: money({ ...total, amountMinor: heldMinor }) },
        ...(hold.waived.amountMinor > 0 ? [{ name: text.waivedSum, value: money(hold.waived) }] : []),
        ...(hold.until ? [{ name: text.heldUntil, value: moment(hold.until) }] : []),
      ]}
    />
  );
}
