import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../../language/use-language.ts';
import type { KindFieldsProps } from './action-fields.tsx';
import { GoodsField } from './goods-field.tsx';
import { AmountField, CountField, PercentField } from './number-fields.tsx';
import { ProductPicker } from './product-picker.tsx';
import styles from './promotion.module.css';

/** So many bought, so many others for less. */
export function PairFields({ action, faultAt, onChange }: KindFieldsProps<'buy-get'>) {
  const { words } = useLanguage();
  const text = words.promotionForm;
  return (
    <>
      <div className={styles['row']}>
        <CountField
          label={text.buyQuantity}
          count={action.buyQuantity}
          error={faultAt('/action/buyQuantity')}
          onChange={(count) => onChange({ ...action, buyQuantity: count ?? 0 })}
        />
        <CountField
          label={text.getQuantity}
          count={action.getQuantity}
          error={faultAt('/action/getQuantity')}
          onChange={(count) => onChange({ ...action, getQuantity: count ?? 0 })}
        />
        <PercentField
          label={text.getPercent}
          basisPoints={action.basisPoints}
          error={faultAt('/action/basisPoints')}
          onChange={(basisPoints) => onChange({ ...action, basisPoints })}
        />
        <CountField
          label={text.timesMost}
          placeholder={text.noLimit}
          count={action.timesMost}
          error={faultAt('/action/timesMost')}
          onChange={(timesMost) => onChange({ ...action, timesMost })}
        />
      </div>
      <GoodsField
        label={text.buyGoods}
        goods={action.buy}
        error={faultAt('/action/buy')}
        onChange={(buy) => onChange({ ...action, buy })}
      />
      <GoodsField
        label={text.getGoods}
        allLabel={text.sameGoods}
        goods={action.get}
        error={faultAt('/action/get')}
        onChange={(get) => onChange({ ...action, get })}
      />
    </>
  );
}

/** Delivery for nothing, perhaps in some ways only and up to a sum. */
export function ShippingFields({ action, market, faultAt, onChange }: KindFieldsProps<'free-shipping'>) {
  const { words } = useLanguage();
  const text = words.promotionForm;
  const [typed, setTyped] = useState(action.methods?.join(', ') ?? '');
  return (
    <div className={styles['row']}>
      <TextInput
        label={text.methods}
        description={text.methodsHint}
        value={typed}
        error={faultAt('/action/methods') ?? faultAt('/action')}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          const methods = event.currentTarget.value.split(/[,，、\s]+/).filter(Boolean);
          onChange({ ...action, methods: methods.length > 0 ? methods : null });
        }}
      />
      <AmountField
        label={text.shippingMost}
        market={market}
        amountMinor={action.amountMostMinor}
        error={faultAt('/action/amountMostMinor')}
        onChange={(amountMostMinor) => onChange({ ...action, amountMostMinor })}
      />
    </div>
  );
}

/** Something that comes along for nothing. */
export function GiftFields({ action, faultAt, onChange }: KindFieldsProps<'gift'>) {
  const { words } = useLanguage();
  const text = words.promotionForm;
  const chosen = action.variantId === '' ? [] : [action.variantId];
  return (
    <>
      <ProductPicker
        label={text.gift}
        variantIds={chosen}
        error={faultAt('/action/variantId')}
        onChange={(variantIds) => onChange({ ...action, variantId: variantIds.at(-1) ?? '' })}
      />
      <CountField
        label={text.giftQuantity}
        max={10}
        count={action.quantity}
        error={faultAt('/action/quantity')}
        onChange={(count) => onChange({ ...action, quantity: count ?? 0 })}
      />
    </>
  );
}
