import { Button, NativeSelect, NumberInput, Stack } from '@mantine/core';
import { useState } from 'react';
import type { Market } from '#contracts/markets.ts';
import type { Money } from '#contracts/money.ts';
import type { StaffVariant } from '../../api/use-products.ts';
import { useSuggestions } from '../../api/use-prices.ts';
import { useSetPrice } from '../../api/use-stock.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import { marketCurrencies, marketNames } from '../../parts/market-currencies.ts';
import { fromMinor } from '../../parts/from-minor.ts';
import { readNumber } from '../../parts/read-number.ts';
import { toMinor } from '../../parts/to-minor.ts';

/** Sets the price of a variant in a market from now on. */
export function SetPrice({ variant }: { variant: StaffVariant }) {
  const { words } = useLanguage();
  return (
    <ActionDialog
      label={words.product.setPrice}
      title={words.product.setPriceTitle(variant.sku)}
      variant="default"
      size="xs"
    >
      {(ways) => <PriceForm variant={variant} {...ways} />}
    </ActionDialog>
  );
}

const fieldPaths = ['/price/amountMinor', '/price', '/price/currency'];

type PriceFormProps = { variant: StaffVariant; leave: () => void; finish: () => void };

function PriceForm({ variant, leave, finish }: PriceFormProps) {
  const { words, money } = useLanguage();
  const announce = useAnnounce();
  const [market, setMarket] = useState<Market>('gb');
  const [typed, setTyped] = useState<number | string>('');
  const [tries, setTries] = useState(0);
  const setPrice = useSetPrice();
  const faultAt = useFaultAt(setPrice.error);
  const currency = marketCurrencies[market];
  const suggested = useSuggestion(variant.variantId, market);
  const hint = suggested ? words.priceList.suggested(money(suggested)) : '';
  const now = variant.prices.find((price) => price.currency === currency);
  const amount = readNumber(typed);
  const price = amount === undefined ? undefined : toMinor(amount, currency);
  const refused = fieldPaths.map((path) => faultAt(path)).find(Boolean);

  const submit = () => {
    setTries(tries + 1);
    if (!price) return;
    setPrice.mutate(
      { variantId: variant.variantId, market, price },
      {
        onSuccess: () => {
          announce(words.product.priceDone(variant.sku, money(price)));
          finish();
        },
      },
    );
  };
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={words.product.priceDo}
      isBusy={setPrice.isPending}
      error={setPrice.error}
      fieldPaths={fieldPaths}
    >
      <Stack>
        <NativeSelect
          label={words.product.market}
          value={market}
          onChange={(event) => setMarket(event.currentTarget.value as Market)}
          data={marketNames.map((name) => ({ value: name, label: words.product.markets[name] }))}
        />
        <NumberInput
          label={words.product.newPrice(currency)}
          description={[now ? words.product.priceNow(money(now)) : words.product.notSold, hint].join(' ')}
          data-autofocus
          min={0}
          decimalScale={3}
          hideControls
          value={typed}
          onChange={setTyped}
          error={tries > 0 && !price ? words.required : refused}
        />
        {suggested ? (
          <Button variant="subtle" size="xs" onClick={() => setTyped(toTyped(suggested))}>
            {words.priceList.take(money(suggested))}
          </Button>
        ) : null}
      </Stack>
    </DialogForm>
  );
}

/** What the price of another market comes to by the newest rates, that of the United Kingdom before others. */
function useSuggestion(variantId: string, market: Market): Money | undefined {
  const { data } = useSuggestions(variantId, marketCurrencies[market]);
  const others = data?.suggestions.filter((each) => each.market !== market) ?? [];
  return (others.find((each) => each.market === 'gb') ?? others[0])?.suggested;
}

function toTyped({ amountMinor, currency }: Money): number {
  return fromMinor(amountMinor, currency);
}
