import { List, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AdditionProposalValue } from '#contracts/order/addition.ts';
import { useAddToOrder } from '../../api/use-addition.ts';
import { useLanguage } from '../../language/use-language.ts';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import type { AdditionWish } from './add-to-order.tsx';

type ConfirmAdditionProps = {
  wish: AdditionWish;
  proposal: AdditionProposalValue;
  goBack: () => void;
  finish: () => void;
};

/** Says what an addition comes to and what will happen, and makes it at the version that it was worked out from. */
export function ConfirmAddition({ wish, proposal, goBack, finish }: ConfirmAdditionProps) {
  const { words, money } = useLanguage();
  const text = words.addition;
  const announce = useAnnounce();
  const [reference] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const add = useAddToOrder();
  const faultAt = useFaultAt(add.error);
  const isReasonMissing = reason.trim() === '';
  const { lines, difference, differenceTax, payment, holdSeconds, version } = proposal;
  const submit = () => {
    setIsTried(true);
    if (isReasonMissing) return;
    add.mutate(
      { ...wish, version, reference, reason: reason.trim() },
      {
        onSuccess: ({ orderNumber }) => {
          announce(text.done(orderNumber));
          finish();
        },
      },
    );
  };
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={goBack}
      cancelLabel={text.goBack}
      submitLabel={payment === 'link' ? text.submit(money(difference)) : text.submitNow}
      isBusy={add.isPending}
      error={add.error}
      fieldPaths={['/reason']}
    >
      <List mb="md" spacing="xs">
        {lines.map(({ variantId, title, quantity, gross }) => (
          <List.Item key={variantId ?? 'delivery'}>{text.line(quantity, title, money(gross))}</List.Item>
        ))}
        <List.Item>{text.due(money(difference), money(differenceTax))}</List.Item>
        <List.Item>{text.happens[payment]}</List.Item>
        {payment === 'link' ? <List.Item>{text.undone(Math.round(holdSeconds / 3600))}</List.Item> : null}
      </List>
      <TextInput
        label={text.reason}
        maxLength={200}
        data-autofocus
        value={reason}
        error={isTried && isReasonMissing ? words.required : faultAt('/reason')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
