import { Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { OrderValue } from '#contracts/order/order.ts';
import { useRecordCash, useRefuseAtDoor } from '../../api/use-order.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';

type Ways = { order: OrderValue; leave: () => void; finish: () => void };

/** What staff write down of an order that is paid at the door: its cash, or that it came back. */
export function AtTheDoor({ order }: { order: OrderValue }) {
  const { words, money } = useLanguage();
  const { orderNumber, totals } = order;
  return (
    <>
      <ActionDialog
        label={words.order.cash}
        title={words.order.cashTitle(orderNumber, money(totals.total))}
        isLastTime
      >
        {(ways) => <CashForm order={order} {...ways} />}
      </ActionDialog>
      <ActionDialog
        label={words.order.door}
        title={words.order.doorTitle(orderNumber)}
        isLastTime
        variant="outline"
        color="bad"
      >
        {(ways) => <DoorForm order={order} {...ways} />}
      </ActionDialog>
    </>
  );
}

function CashForm({ order, leave, finish }: Ways) {
  const { words } = useLanguage();
  const announce = useAnnounce();
  const record = useRecordCash(order.orderId);
  const submit = () =>
    record.mutate(undefined, {
      onSuccess: () => {
        announce(words.order.cashDone(order.orderNumber));
        finish();
      },
    });
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={words.order.cashDo}
      cancelLabel={words.order.cashKeep}
      isBusy={record.isPending}
      error={record.error}
      fieldPaths={[]}
    >
      <Text mb="md">{words.order.cashWhat}</Text>
    </DialogForm>
  );
}

function DoorForm({ order, leave, finish }: Ways) {
  const { words } = useLanguage();
  const announce = useAnnounce();
  const [goods, setGoods] = useState('restock');
  const refuse = useRefuseAtDoor(order.orderId);
  const submit = () =>
    refuse.mutate(goods === 'scrap' ? 'scrap' : 'restock', {
      onSuccess: () => {
        announce(words.order.doorDone(order.orderNumber));
        finish();
      },
    });
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={words.order.doorDo}
      cancelLabel={words.order.doorKeep}
      submitColor="bad"
      isBusy={refuse.isPending}
      error={refuse.error}
      fieldPaths={[]}
    >
      <Text mb="md">{words.order.doorWhat}</Text>
      <Radio.Group label={words.order.doorGoods} value={goods} onChange={setGoods} mb="md">
        <Stack gap="xs" mt="xs">
          <Radio value="restock" label={words.order.doorRestock} />
          <Radio value="scrap" label={words.order.doorScrap} />
        </Stack>
      </Radio.Group>
    </DialogForm>
  );
}
