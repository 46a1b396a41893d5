import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { OrderValue } from '#contracts/order/order.ts';
import { useShip } from '../../api/use-shipments.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { pickCounted, type Counts } from '../../parts/counts.ts';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { QuantityLines } from '../../parts/quantity-lines.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import { openLines, proposedCounts } from './open-lines.ts';

/** The carrier that the shop books parcels with. */
const bookedCarrier = 'sandbox';

/** Sends goods of an order: all that is left, or some of it. */
export function SendGoods({ order }: { order: OrderValue }) {
  const { words } = useLanguage();
  return (
    <ActionDialog
      label={words.parcels.send}
      title={words.parcels.sendTitle(order.orderNumber)}
      isLastTime
      size="xs"
    >
      {(ways) => <SendForm order={order} {...ways} />}
    </ActionDialog>
  );
}

type FormProps = { order: OrderValue; leave: () => void; finish: () => void };

function SendForm({ order, leave, finish }: FormProps) {
  const { words } = useLanguage();
  const text = words.parcels;
  const announce = useAnnounce();
  // Made once per form: however often it is sent, the parcel is sent once.
  const [reference] = useState(() => crypto.randomUUID());
  const [counts, setCounts] = useState<Counts>(() => proposedCounts(order));
  const [carrier, setCarrier] = useState('');
  const [trackingNumber, setTrackingNumber] = useState('');
  const [isBooked, setIsBooked] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const ship = useShip();
  const faultAt = useFaultAt(ship.error);
  const open = openLines(order);
  const lines = pickCounted(open, counts);
  const items = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const faultOf = (lineId: string) =>
    faultAt(`/lines/${lines.findIndex((line) => line.lineId === lineId)}/quantity`);
  const isCarrierMissing = carrier.trim() === '';
  const submit = () => {
    setIsTried(true);
    if (items === 0 || isCarrierMissing) return;
    const tracking = trackingNumber.trim();
    const way = isBooked ? { bookWith: bookedCarrier } : tracking === '' ? {} : { trackingNumber: tracking };
    const input = { orderId: order.orderId, reference, lines, carrier: carrier.trim(), ...way };
    ship.mutate(input, {
      onSuccess: ({ number }) => {
        announce(text.sent(number, items));
        finish();
      },
    });
  };
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={text.sendDo(items)}
      isBusy={ship.isPending}
      isReady={items > 0}
      error={ship.error}
      fieldPaths={[
        ...lines.map((_, index) => `/lines/${index}/quantity`),
        '/carrier',
        '/trackingNumber',
        '/bookWith',
      ]}
    >
      <Stack>
        <QuantityLines lines={open} counts={counts} onCount={setCounts} faultOf={faultOf} />
        <TextInput
          label={text.carrier}
          placeholder={text.carrierHint}
          maxLength={60}
          value={carrier}
          error={isTried && isCarrierMissing ? words.required : faultAt('/carrier')}
          onChange={(event) => setCarrier(event.currentTarget.value)}
        />
        <Booking
          isBooked={isBooked}
          onBooked={setIsBooked}
          trackingNumber={trackingNumber}
          onTrackingNumber={setTrackingNumber}
          faultAt={faultAt}
        />
        <p>{order.payment.hold ? text.sendTakes : text.sendPaid}</p>
      </Stack>
    </DialogForm>
  );
}

type BookingProps = {
  isBooked: boolean;
  onBooked: (isBooked: boolean) => void;
  trackingNumber: string;
  onTrackingNumber: (typed: string) => void;
  faultAt: (path: string) => string | undefined;
};

function Booking({ isBooked, onBooked, trackingNumber, onTrackingNumber, faultAt }: BookingProps) {
  const { words } = useLanguage();
  const text = words.parcels;
  return (
    <>
      <Checkbox
        label={text.book}
        description={text.bookHint}
        checked={isBooked}
        error={faultAt('/bookWith')}
        onChange={(event) => onBooked(event.currentTarget.checked)}
      />
      {isBooked ? null : (
        <TextInput
          label={text.trackingNumber}
          maxLength={60}
          spellCheck={false}
          value={trackingNumber}
          error={faultAt('/trackingNumber')}
          onChange={(event) => onTrackingNumber(event.currentTarget.value)}
        />
      )}
    </>
  );
}
