import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';

/** The carrier that the shop books parcels with. */
const bookedCarrier = 'sandbox';

type Way = { carrier: string; bookWith?: string };
type BulkSendProps = {
  count: number;
  onSend: (way: Way, referenceOf: (orderId: string) => string) => void;
};

/** Sends all that is left of several orders, each as one parcel of the same carrier. */
export function BulkSend(props: BulkSendProps) {
  const { words } = useLanguage();
  const text = words.orders.bulk;
  return (
    <ActionDialog label={text.send} title={text.sendTitle(props.count)} size="xs">
      {(ways) => <SendForm {...props} {...ways} />}
    </ActionDialog>
  );
}

function SendForm({
  count,
  onSend,
  leave,
  finish,
}: BulkSendProps & { leave: () => void; finish: () => void }) {
  const { words } = useLanguage();
  const text = words.orders.bulk;
  // Made once per form: however often it is sent, each order is sent once.
  const [reference] = useState(() => crypto.randomUUID());
  const [carrier, setCarrier] = useState('');
  const [isBooked, setIsBooked] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const typed = carrier.trim();
  const submit = () => {
    setIsTried(true);
    if (typed === '') return;
    finish();
    onSend(
      { carrier: typed, ...(isBooked ? { bookWith: bookedCarrier } : {}) },
      (orderId) => `${reference} ${orderId}`,
    );
  };
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={text.sendDo(count)}
      isBusy={false}
      error={null}
    >
      <Stack>
        <p>{text.sendLine}</p>
        <TextInput
          label={words.parcels.carrier}
          data-autofocus
          maxLength={60}
          value={carrier}
          error={isTried && typed === '' ? words.required : undefined}
          onChange={(event) => setCarrier(event.currentTarget.value)}
        />
        <Checkbox
          label={words.parcels.book}
          checked={isBooked}
          onChange={(event) => setIsBooked(event.currentTarget.checked)}
        />
      </Stack>
    </DialogForm>
  );
}
