import { Group } from '@mantine/core';
import type { ShipmentValue } from '#contracts/order/fulfilment.ts';
import { useCancelParcel, useMarkDelivered } from '../../api/use-shipments.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';

const beforePickup = ['asked', 'booked'];

type ParcelActionsProps = { orderId: string; shipment: ShipmentValue };

/** What can be done with a parcel that is on its way: note its arrival, or call its booking off. */
export function ParcelActions({ orderId, shipment }: ParcelActionsProps) {
  const { words } = useLanguage();
  const text = words.parcels;
  const { shipmentId, number, state, tracking } = shipment;
  const deliver = useMarkDelivered();
  const callOff = useCancelParcel();
  if (state === 'delivered') return null;
  const isEarly = tracking && (tracking.status === null || tracking.status === 'label-created');
  const input = { orderId, shipmentId };
  return (
    <Group gap="xs" mt="xs">
      <ActionDialog
        label={text.deliver}
        title={text.deliverTitle(number)}
        isLastTime
        variant="default"
        size="xs"
      >
        {(ways) => (
          <Confirm
            action={deliver}
            input={input}
            line={text.deliverLine}
            label={text.deliverDo}
            done={text.delivered(number)}
            {...ways}
          />
        )}
      </ActionDialog>
      {isEarly && beforePickup.includes(tracking.state) ? (
        <ActionDialog
          label={text.callOff}
          title={text.callOffTitle(number)}
          isLastTime
          variant="default"
          size="xs"
        >
          {(ways) => (
            <Confirm
              action={callOff}
              input={input}
              line={text.callOffLine}
              label={text.callOffDo}
              done={text.calledOff(number)}
              {...ways}
            />
          )}
        </ActionDialog>
      ) : null}
    </Group>
  );
}

type ConfirmProps = {
  action: ReturnType<typeof useMarkDelivered> | ReturnType<typeof useCancelParcel>;
  input: { orderId: string; shipmentId: string };
  line: string;
  label: string;
  done: string;
  leave: () => void;
  finish: () => void;
};

function Confirm({ action, input, line, label, done, leave, finish }: ConfirmProps) {
  const announce = useAnnounce();
  const submit = () =>
    action.mutate(input, {
      onSuccess: () => {
        announce(done);
        finish();
      },
    });
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={label}
      isBusy={action.isPending}
      error={action.error}
    >
      <p>{line}</p>
    </DialogForm>
  );
}
