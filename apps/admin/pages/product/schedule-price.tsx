import { NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Market } from '#contracts/markets.ts';
import { useSchedulePrice } from '../../api/use-prices.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { MoneyField } from '../../parts/money-field.tsx';
import { readNumber } from '../../parts/read-number.ts';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import { useRequestKey } from '../../parts/use-request-key.ts';
import { marketCurrencies, marketNames } from '../../parts/market-currencies.ts';

/** Plans a price: from a time on, for a time, from a quantity on, or for a group of customers. */
export function SchedulePrice({ variantId, sku }: { variantId: string; sku: string }) {
  const { words } = useLanguage();
  const text = words.priceList;
  return (
    <ActionDialog label={text.plan} title={text.planTitle(sku)} variant="default" size="xs">
      {(ways) => <ScheduleForm variantId={variantId} sku={sku} {...ways} />}
    </ActionDialog>
  );
}

const fieldPaths = ['/price', '/price/amountMinor', '/from', '/until', '/customerGroup', '/minQuantity'];

type ScheduleFormProps = { variantId: string; sku: string; leave: () => void; finish: () => void };

const noWish = { minQuantity: 1 as number | string, customerGroup: '', from: '', until: '', reason: '' };
type Wish = typeof noWish;

function ScheduleForm({ variantId, sku, leave, finish }: ScheduleFormProps) {
  const { words, money } = useLanguage();
  const text = words.priceList;
  const announce = useAnnounce();
  const [market, setMarket] = useState<Market>('gb');
  const [amountMinor, setAmount] = useState<number>();
  const [wish, setWish] = useState(noWish);
  const [isTried, setIsTried] = useState(false);
  const schedule = useSchedulePrice();
  const faultAt = useFaultAt(schedule.error);
  const currency = marketCurrencies[market];
  const asked = { variantId, market, ...toConditions(wish) };
  const priceId = useRequestKey({ ...asked, amountMinor });
  const submit = () => {
    setIsTried(true);
    if (amountMinor === undefined) return;
    const price = { amountMinor, currency };
    const onSuccess = () => {
      announce(text.planned(sku, money(price)));
      finish();
    };
    schedule.mutate({ ...asked, priceId, price }, { onSuccess });
  };
  const priceFault = faultAt('/price') ?? faultAt('/price/amountMinor');
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={text.planDo}
      isBusy={schedule.isPending}
      error={schedule.error}
      fieldPaths={fieldPaths}
    >
      <Stack>
        <NativeSelect
          label={words.product.market}
          value={market}
          onChange={(event) => setMarket(event.currentTarget.value as Market)}
          data={marketNames.map((name) => ({ value: name, label: words.product.markets[name] }))}
        />
        <MoneyField
          label={text.price}
          currency={currency}
          value={amountMinor}
          onChange={setAmount}
          error={isTried && amountMinor === undefined ? words.required : priceFault}
        />
        <WishFields wish={wish} faultAt={faultAt} onChange={setWish} />
      </Stack>
    </DialogForm>
  );
}

type WishFieldsProps = {
  wish: Wish;
  faultAt: (path: string, whenInvalid?: string) => string | undefined;
  onChange: (wish: Wish) => void;
};

/** For whom a price holds, from when, until when, and why. */
function WishFields({ wish, faultAt, onChange }: WishFieldsProps) {
  const { words } = useLanguage();
  const text = words.priceList;
  const field = (name: 'customerGroup' | 'from' | 'until' | 'reason') => ({
    value: wish[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...wish, [name]: event.currentTarget.value }),
  });
  return (
    <>
      <NumberInput
        label={text.minQuantity}
        min={1}
        max={100_000}
        allowDecimal={false}
        value={wish.minQuantity}
        error={faultAt('/minQuantity')}
        onChange={(minQuantity) => onChange({ ...wish, minQuantity })}
      />
      <TextInput
        label={text.group}
        description={text.groupHint}
        maxLength={60}
        error={faultAt('/customerGroup', text.groupHint)}
        {...field('customerGroup')}
      />
      <TextInput
        type="datetime-local"
        label={text.fromField}
        description={text.fromHint}
        error={faultAt('/from')}
        {...field('from')}
      />
      <TextInput
        type="datetime-local"
        label={text.untilField}
        description={text.untilHint}
        error={faultAt('/until')}
        {...field('until')}
      />
      <TextInput label={text.reason} maxLength={200} {...field('reason')} />
    </>
  );
}

function toConditions({ minQuantity, customerGroup, from, until, reason }: Wish) {
  return {
    minQuantity: readNumber(minQuantity) ?? 1,
    ...(customerGroup.trim() ? { customerGroup: customerGroup.trim() } : {}),
    ...(from ? { from: new Date(from).toISOString() } : {}),
    ...(until ? { until: new Date(until).toISOString() } : {}),
    ...(reason.trim() ? { reason: reason.trim() } : {}),
  };
}
