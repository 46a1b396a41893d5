import type { OrderValue } from '#contracts/order/order.ts';
import { useReturns } from '../../api/use-returns.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { Section } from '../../parts/section.tsx';
import { ReturnCards } from '../returns/return-cards.tsx';

/** The returns of an order; nothing where nobody sent anything back. */
export function OrderReturns({ order }: { order: OrderValue }) {
  const { words } = useLanguage();
  const query = useReturns(order);
  return (
    <Answer query={query} skeleton={null}>
      {({ returns }) =>
        returns.length === 0 ? null : (
          <Section title={words.returns.ofOrder}>
            <ReturnCards returns={returns} />
          </Section>
        )
      }
    </Answer>
  );
}
