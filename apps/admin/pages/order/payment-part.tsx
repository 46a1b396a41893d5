import { Paper } from '@mantine/core';
import type { OrderValue } from '#contracts/order/order.ts';
import { isGivingBack } from '../../api/is-money-moving.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Section } from '../../parts/section.tsx';
import { HoldFacts } from './hold-facts.tsx';

/** How the payment of an order stands. */
export function PaymentPart({ order }: { order: OrderValue }) {
  const { payment, state } = order;
  const { words, moment } = useLanguage();
  const { declineCode, payBefore, hold } = payment;
  const isOpen = state === 'placed' || state === 'awaiting-payment' || state === 'payment-refused';
  return (
    <Section title={words.order.payment}>
      <Paper withBorder p="md">
        <p>{isGivingBack(order) ? words.order.givingBack : words.order.paymentStates[payment.state]}</p>
        {declineCode ? <p>{words.order.declined(declineCode)}</p> : null}
        {isOpen && payBefore ? <p>{words.order.payBefore(moment(payBefore))}</p> : null}
        {state === 'on-delivery' && payBefore ? <p>{words.order.cashBefore(moment(payBefore))}</p> : null}
        {hold?.until ? <p>{words.order.heldUntil(moment(hold.until))}</p> : null}
      </Paper>
      <HoldFacts order={order} />
    </Section>
  );
}
