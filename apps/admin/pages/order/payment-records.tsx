import type { OrderValue } from '#contracts/order/order.ts';
import { usePayments } from '../../api/use-order.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { Section } from '../../parts/section.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { Attempts } from './attempts.tsx';
import { Ledger } from './ledger.tsx';
import { Refunds } from './refunds.tsx';

/** Every attempt to pay an order and every movement of its money. */
export function PaymentRecords({ order }: { order: OrderValue }) {
  const { words } = useLanguage();
  const query = usePayments(order);
  return (
    <Answer query={query} skeleton={<TableSkeleton rows={3} />}>
      {({ attempts, refunds, entries }) => (
        <>
          <Section title={words.order.attempts}>
            {attempts.length > 0 ? <Attempts attempts={attempts} /> : <p>{words.order.noAttempts}</p>}
          </Section>
          {refunds.length > 0 ? (
            <Section title={words.order.refunds}>
              <Refunds refunds={refunds} />
            </Section>
          ) : null}
          <Section title={words.order.ledger} line={words.order.ledgerHint}>
            {entries.length > 0 ? <Ledger entries={entries} /> : <p>{words.order.noEntries}</p>}
          </Section>
        </>
      )}
    </Answer>
  );
}
