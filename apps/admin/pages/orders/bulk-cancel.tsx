import { List, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ListedOrder } from '../../api/use-orders.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';

type BulkCancelProps = { orders: readonly ListedOrder[]; onCancel: (reason: string) => void };

/** Cancels several orders after naming them and what that means. */
export function BulkCancel(props: BulkCancelProps) {
  const { words } = useLanguage();
  const text = words.orders.bulk;
  return (
    <ActionDialog
      label={text.cancel}
      title={text.cancelTitle(props.orders.length)}
      size="xs"
      variant="outline"
      color="bad"
    >
      {(ways) => <CancelForm {...props} {...ways} />}
    </ActionDialog>
  );
}

type FormProps = BulkCancelProps & { leave: () => void; finish: () => void };

function CancelForm({ orders, onCancel, leave, finish }: FormProps) {
  const { words, money } = useLanguage();
  const text = words.orders.bulk;
  const [reason, setReason] = useState('');
  const submit = () => {
    finish();
    onCancel(reason.trim());
  };
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      cancelLabel={text.keep}
      submitLabel={text.cancelDo(orders.length)}
      submitColor="bad"
      isBusy={false}
      error={null}
    >
      <p>{text.cancelLine}</p>
      <List mb="md">
        {orders.map(({ orderId, orderNumber, customerName, total }) => (
          <List.Item key={orderId}>
            {[orderNumber, customerName, money(total)].filter(Boolean).join(' · ')}
          </List.Item>
        ))}
      </List>
      <TextInput
        label={words.order.cancelReason}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
