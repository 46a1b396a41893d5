import { Badge } from '@mantine/core';
import type { OrderValue } from '#contracts/order/order.ts';
import { useLanguage } from '../language/use-language.ts';

const colours: Record<OrderValue['state'], string> = {
  placed: 'soft',
  'awaiting-payment': 'warn',
  'payment-refused': 'bad',
  authorised: 'warn',
  'on-delivery': 'warn',
  paid: 'good',
  cancelled: 'soft',
};

/** The state of an order in a word; the colour only helps the eye. */
export function OrderStateBadge({ state }: { state: OrderValue['state'] }) {
  const { words } = useLanguage();
  return (
    <Badge variant="light" color={colours[state]}>
      {words.orders.states[state]}
    </Badge>
  );
}
