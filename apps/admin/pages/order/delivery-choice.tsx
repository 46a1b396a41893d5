import { Select } from '@mantine/core';
import type { OrderValue } from '#contracts/order/order.ts';
import { useDeliveries } from '../../api/use-addition.ts';
import { useLanguage } from '../../language/use-language.ts';

type DeliveryChoiceProps = {
  order: OrderValue;
  value: string;
  error: string | undefined;
  onChange: (code: string) => void;
};

/** The way an order is sent, or another one that its market has. */
export function DeliveryChoice({ order, value, error, onChange }: DeliveryChoiceProps) {
  const { words } = useLanguage();
  const text = words.addition;
  const { data: deliveries = [] } = useDeliveries(order.locale);
  const others = new Map(deliveries.map(({ code, title }) => [code, title]));
  others.delete(order.shippingMethod);
  return (
    <Select
      label={text.delivery}
      data={[
        { value: order.shippingMethod, label: text.deliverySame(order.shippingTitle) },
        ...[...others].map(([code, label]) => ({ value: code, label })),
      ]}
      value={value}
      allowDeselect={false}
      error={error}
      onChange={(code) => onChange(code ?? order.shippingMethod)}
    />
  );
}
