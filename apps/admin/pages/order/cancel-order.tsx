import { List, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { OrderValue } from '#contracts/order/order.ts';
import { useCancelOrder } from '../../api/use-order.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';

/** Cancels an order after saying what that does to stock, money and the buyer. */
export function CancelOrder({ order }: { order: OrderValue }) {
  const { words } = useLanguage();
  return (
    <ActionDialog
      label={words.order.cancel}
      title={words.order.cancelTitle(order.orderNumber)}
      isLastTime
      variant="outline"
      color="bad"
    >
      {(ways) => <CancelForm order={order} {...ways} />}
    </ActionDialog>
  );
}

function CancelForm({ order, leave, finish }: { order: OrderValue; leave: () => void; finish: () => void }) {
  const { words, money } = useLanguage();
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const cancel = useCancelOrder(order.orderId);
  const faultAt = useFaultAt(cancel.error);
  const text = words.order;
  const total = money(order.totals.total);
  const isPaid = order.state === 'paid';
  const items = order.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const submit = () =>
    cancel.mutate(reason.trim(), {
      onSuccess: () => {
        announce(text.cancelDone(order.orderNumber));
        finish();
      },
    });
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={isPaid ? text.cancelDoRefund(total) : text.cancelDo}
      cancelLabel={text.cancelKeep}
      submitColor="bad"
      isBusy={cancel.isPending}
      error={cancel.error}
      fieldPaths={['/reason']}
    >
      <List mb="md" spacing="xs">
        <List.Item>{text.cancelStock(items)}</List.Item>
        <List.Item>{isPaid ? text.cancelRefund(total) : text.cancelUnpaid}</List.Item>
        <List.Item>{text.cancelMail}</List.Item>
      </List>
      <TextInput
        label={text.cancelReason}
        maxLength={200}
        value={reason}
        error={faultAt('/reason')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
