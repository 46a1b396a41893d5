import { NumberInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DraftVariant } from '../../api/use-product-edit.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { BothLanguages } from '../../parts/both-languages.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { MoneyField } from '../../parts/money-field.tsx';
import { readNumber } from '../../parts/read-number.ts';
import { marketCurrencies } from '../../parts/market-currencies.ts';

type EditVariantProps = {
  /** A new one when not given. */
  variant?: DraftVariant;
  /** The SKUs of the product. */
  taken: readonly string[];
  onDone: (variant: DraftVariant) => void;
};

/** Changes a variant of the draft, or adds one; nothing is saved before the product is. */
export function EditVariant({ variant, taken, onDone }: EditVariantProps) {
  const { words } = useLanguage();
  const text = words.editor;
  const title = variant ? text.changeVariant(variant.sku) : text.addVariant;
  return (
    <ActionDialog
      label={variant ? words.change : text.addVariantOpen}
      spokenLabel={title}
      title={title}
      variant={variant ? 'default' : 'filled'}
      size="xs"
    >
      {({ leave, finish }) => (
        <VariantForm
          variant={variant}
          taken={taken}
          onCancel={leave}
          onDone={(next) => {
            onDone(next);
            finish();
          }}
        />
      )}
    </ActionDialog>
  );
}

/** The markets in which a new variant may be given a price at once. */
const firstMarkets = ['gb', 'cn'] as const;

type VariantFormProps = {
  variant: DraftVariant | undefined;
  taken: readonly string[];
  onCancel: () => void;
  onDone: (variant: DraftVariant) => void;
};

function VariantForm({ variant, taken, onCancel, onDone }: VariantFormProps) {
  const { words } = useLanguage();
  const text = words.editor;
  const [isTried, setIsTried] = useState(false);
  const [draft, setDraft] = useState<DraftVariant>(
    () => variant ?? { variantId: crypto.randomUUID(), sku: '', option: null, picture: null, prices: [] },
  );
  const change = (part: Partial<DraftVariant>) => setDraft({ ...draft, ...part });
  const isSkuWrong = !/^[A-Za-z0-9._-]{1,60}$/.test(draft.sku);
  const isSkuTaken = taken.includes(draft.sku) && draft.sku !== variant?.sku;
  const isPriceMissing = draft.prices.length === 0;
  const submit = () => {
    setIsTried(true);
    if (!isSkuWrong && !isSkuTaken && !isPriceMissing) onDone(draft);
  };
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={onCancel}
      submitLabel={text.variantDo}
      isBusy={false}
      error={null}
    >
      <Stack>
        <TextInput
          label={words.product.sku}
          description={text.skuHint}
          maxLength={60}
          value={draft.sku}
          error={isTried && isSkuWrong ? text.skuHint : isTried && isSkuTaken ? text.skuTaken : undefined}
          onChange={(event) => change({ sku: event.currentTarget.value })}
        />
        <BothLanguages
          label={text.option}
          value={draft.option ?? { en: '', zh: '' }}
          maxLength={300}
          onChange={(option) => change({ option })}
        />
        {variant ? null : (
          <FirstPrices
            prices={draft.prices}
            fault={isTried && isPriceMissing ? text.priceNeeded : undefined}
            onChange={(prices) => change({ prices })}
          />
        )}
        <NumberInput
          label={text.weightGrams}
          min={0}
          max={1_000_000}
          allowDecimal={false}
          allowNegative={false}
          value={draft.weightGrams ?? ''}
          onChange={(typed) => setDraft(withOptional(draft, 'weightGrams', readNumber(typed)))}
        />
        <TextInput
          label={text.shippingClass}
          description={text.shippingClassHint}
          maxLength={40}
          value={draft.shippingClass ?? ''}
          onChange={(event) =>
            setDraft(withOptional(draft, 'shippingClass', event.currentTarget.value.trim() || undefined))
          }
        />
      </Stack>
    </DialogForm>
  );
}

type Prices = DraftVariant['prices'];
type FirstPricesProps = { prices: Prices; fault: string | undefined; onChange: (prices: Prices) => void };

function FirstPrices({ prices, fault, onChange }: FirstPricesProps) {
  const { words } = useLanguage();
  const put = (market: (typeof firstMarkets)[number], amountMinor: number | undefined) => {
    const others = prices.filter((each) => each.market !== market);
    const price = { amountMinor: amountMinor ?? 0, currency: marketCurrencies[market] };
    onChange(amountMinor === undefined ? others : [...others, { market, price }]);
  };
  return firstMarkets.map((market) => (
    <MoneyField
      key={market}
      label={words.editor.priceIn(words.product.markets[market])}
      currency={marketCurrencies[market]}
      value={prices.find((each) => each.market === market)?.price.amountMinor}
      error={market === 'gb' ? fault : undefined}
      onChange={(amountMinor) => put(market, amountMinor)}
    />
  ));
}

function withOptional(
  draft: DraftVariant,
  name: 'weightGrams' | 'shippingClass',
  value: string | number | undefined,
): DraftVariant {
  const others = Object.entries(draft).filter(([key]) => key !== name);
  return Object.fromEntries(value === undefined ? others : [...others, [name, value]]) as DraftVariant;
}
