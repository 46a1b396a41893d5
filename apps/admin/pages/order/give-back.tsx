import { Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Currency } from '#contracts/money.ts';
import type { OrderValue } from '#contracts/order/order.ts';
import type { RefundValue } from '#contracts/order/refund.ts';
import type { InputTo } from '#contracts/services.ts';
import { useRefundLines, useRefunds } from '../../api/use-refunds.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { Answer } from '../../parts/answer.tsx';
import type { Counts } from '../../parts/counts.ts';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import { toMinor } from '../../parts/to-minor.ts';
import { GiveBackLines } from './give-back-lines.tsx';
import { planGiveBack, type GoodsChoice } from './plan-give-back.ts';
import { SumField } from './sum-field.tsx';

/** Gives money of an order back by line, with what becomes of the goods. */
export function GiveBack({ order }: { order: OrderValue }) {
  const { words } = useLanguage();
  const query = useRefunds(order);
  return (
    <ActionDialog
      label={words.giveBack.open}
      title={words.giveBack.title(order.orderNumber)}
      isLastTime
      variant="default"
    >
      {(ways) => (
        <Answer query={query} skeleton={<TableSkeleton rows={3} />}>
          {({ refunds }) => <GiveBackForm order={order} refunds={refunds} {...ways} />}
        </Answer>
      )}
    </ActionDialog>
  );
}

type FormProps = {
  order: OrderValue;
  refunds: readonly RefundValue[];
  leave: () => void;
  finish: () => void;
};

function GiveBackForm({ order, refunds, leave, finish }: FormProps) {
  const { words, money } = useLanguage();
  const text = words.giveBack;
  const { currency } = order.totals.total;
  const [counts, setCounts] = useState<Counts>({});
  const [goods, setGoods] = useState<Record<string, GoodsChoice>>({});
  const [shipping, setShipping] = useState<number | string>('');
  const [goodwill, setGoodwill] = useState<number | string>('');
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const { give, send } = useSending(order, finish);
  const faultAt = useFaultAt(give.error);
  const plan = planGiveBack(order, refunds, {
    counts,
    goods,
    shippingMinor: minorOf(shipping, currency),
    goodwillMinor: minorOf(goodwill, currency),
  });
  const sum = money({ amountMinor: plan.sumMinor, currency });
  const isReasonMissing = reason.trim() === '';
  const submit = () => {
    setIsTried(true);
    const { lines, shippingMinor, goodwillMinor } = plan;
    if (!isReasonMissing) send({ lines, shippingMinor, goodwillMinor, reason: reason.trim() });
  };
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={plan.isExact ? text.submit(sum) : text.submitAbout(sum)}
      isBusy={give.isPending}
      isReady={plan.sumMinor > 0}
      error={give.error}
      fieldPaths={[...fieldsOf(plan.lines), '/shippingMinor', '/goodwillMinor', '/reason']}
    >
      <Stack>
        <GiveBackLines
          order={order}
          counts={counts}
          onCount={setCounts}
          planned={plan.lines}
          onGoods={(lineId, choice) => setGoods({ ...goods, [lineId]: choice })}
          faultAt={faultAt}
        />
        <SumField
          label={text.shipping(currency)}
          description={text.shippingHint(money(order.totals.shipping))}
          value={shipping}
          error={faultAt('/shippingMinor')}
          onChange={setShipping}
        />
        <SumField
          label={text.goodwill(currency)}
          description={text.goodwillHint}
          value={goodwill}
          error={faultAt('/goodwillMinor')}
          onChange={setGoodwill}
        />
        <TextInput
          label={text.reason}
          maxLength={200}
          value={reason}
          error={isTried && isReasonMissing ? words.required : faultAt('/reason')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <p aria-live="polite">{plan.isExact ? text.sum(sum) : text.sumAbout(sum)}</p>
      </Stack>
    </DialogForm>
  );
}

function minorOf(typed: number | string, currency: Currency): number {
  return typeof typed === 'number' ? toMinor(typed, currency).amountMinor : 0;
}

function useSending({ orderId }: OrderValue, onDone: () => void) {
  const { words, money } = useLanguage();
  const announce = useAnnounce();
  // Made once per form: however often it is sent, the money goes back once.
  const [reference] = useState(() => crypto.randomUUID());
  const give = useRefundLines();
  const send = (wish: Omit<InputTo<'order', 'refundLines'>, 'orderId' | 'reference'>) =>
    give.mutate(
      { orderId, reference, ...wish },
      {
        onSuccess: ({ total, creditNote }) => {
          announce(words.giveBack.done(money(total), creditNote));
          onDone();
        },
      },
    );
  return { give, send };
}

function fieldsOf(lines: readonly unknown[]): string[] {
  return lines.flatMap((_, index) => [`/lines/${index}/quantity`, `/lines/${index}/amountMinor`]);
}
