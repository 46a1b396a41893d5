import { NumberInput, Stack } from '@mantine/core';
import { useState } from 'react';
import type { AdditionProposalValue } from '#contracts/order/addition.ts';
import type { OrderValue } from '#contracts/order/order.ts';
import { useProposeAddition } from '../../api/use-addition.ts';
import { useLanguage } from '../../language/use-language.ts';
import { countOf, type Counts } from '../../parts/counts.ts';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { lineTitle } from '../../parts/line-title.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import type { AdditionWish } from './add-to-order.tsx';
import { DeliveryChoice } from './delivery-choice.tsx';
import { FindVariant, type FoundVariant } from './find-variant.tsx';

type AdditionFormProps = {
  order: OrderValue;
  leave: () => void;
  onProposed: (wish: AdditionWish, proposal: AdditionProposalValue) => void;
};

/** Asks how many more of what, and which delivery, and has the shop work out what that comes to. */
export function AdditionForm({ order, leave, onProposed }: AdditionFormProps) {
  const { words } = useLanguage();
  const text = words.addition;
  const [goods, setGoods] = useState<FoundVariant[]>(() => goodsOf(order));
  const [counts, setCounts] = useState<Counts>({});
  const [delivery, setDelivery] = useState(order.shippingMethod);
  const propose = useProposeAddition();
  const faultAt = useFaultAt(propose.error);
  const lines = goods
    .map(({ variantId }) => ({ variantId, quantity: countOf(counts, variantId) }))
    .filter(({ quantity }) => quantity > 0);
  const isDearer = delivery !== order.shippingMethod;
  const submit = () => {
    const wish = {
      orderId: order.orderId,
      ...(lines.length > 0 ? { lines } : {}),
      ...(isDearer ? { shippingMethod: delivery } : {}),
    };
    propose.mutate(wish, { onSuccess: (proposal) => onProposed(wish, proposal) });
  };
  const take = (found: FoundVariant) => {
    setGoods((known) => [...known.filter(({ variantId }) => variantId !== found.variantId), found]);
    setCounts((known) => ({ ...known, [found.variantId]: Math.max(1, countOf(known, found.variantId)) }));
  };
  const faultOf = (variantId: string) => {
    const index = lines.findIndex((line) => line.variantId === variantId);
    return faultAt(`/lines/${index}/quantity`) ?? faultAt(`/lines/${index}/variantId`);
  };
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={text.propose}
      isBusy={propose.isPending}
      isReady={lines.length > 0 || isDearer}
      error={propose.error}
      fieldPaths={[
        ...lines.flatMap((_, index) => [`/lines/${index}/quantity`, `/lines/${index}/variantId`]),
        '/shippingMethod',
      ]}
    >
      <Stack>
        <p>{text.hint}</p>
        {goods.map(({ variantId, title }) => (
          <NumberInput
            key={variantId}
            label={text.more(title)}
            min={0}
            max={100_000}
            allowDecimal={false}
            allowNegative={false}
            value={counts[variantId] ?? 0}
            error={faultOf(variantId)}
            onChange={(count) => setCounts({ ...counts, [variantId]: count })}
          />
        ))}
        <FindVariant locale={order.locale} onFound={take} />
        <DeliveryChoice
          order={order}
          value={delivery}
          error={faultAt('/shippingMethod')}
          onChange={setDelivery}
        />
      </Stack>
    </DialogForm>
  );
}

/** The goods of an order, each variant once. */
function goodsOf({ lines }: OrderValue): FoundVariant[] {
  const goods = lines.flatMap((line) =>
    line.variantId === null ? [] : [{ variantId: line.variantId, title: lineTitle(line) }],
  );
  return [...new Map(goods.map((each) => [each.variantId, each])).values()];
}
