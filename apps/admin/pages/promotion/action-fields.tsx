import { NativeSelect, Stack } from '@mantine/core';
import { useLanguage } from '../../language/use-language.ts';
import { newAction } from './new-promotion.ts';
import { GiftFields, PairFields, ShippingFields } from './kind-fields.tsx';
import { AmountField, PercentField } from './number-fields.tsx';
import { GoodsField } from './goods-field.tsx';
import type { FieldsProps } from './promotion-fields.tsx';
import styles from './promotion.module.css';
import type { PromotionDraft } from './say-promotion.ts';

type Action = PromotionDraft['action'];
export type KindFieldsProps<Type extends Action['type']> = {
  action: Extract<Action, { type: Type }>;
  market: PromotionDraft['market'];
  faultAt: FieldsProps['faultAt'];
  onChange: (action: Action) => void;
};

/** What buyers get: the kind, and what that kind asks. */
export function ActionFields({ draft, faultAt, onChange }: FieldsProps) {
  const { words } = useLanguage();
  const text = words.promotionForm;
  const kinds = Object.entries(text.kinds).map(([value, label]) => ({ value, label }));
  return (
    <fieldset className={styles['part']}>
      <legend>{text.gives}</legend>
      <Stack>
        <NativeSelect
          label={text.kind}
          value={draft.action.type}
          onChange={(event) =>
            onChange({ ...draft, action: newAction(event.currentTarget.value as Action['type']) })
          }
          data={kinds}
        />
        <OfKind
          action={draft.action}
          market={draft.market}
          faultAt={faultAt}
          onChange={(action) => onChange({ ...draft, action })}
        />
      </Stack>
    </fieldset>
  );
}

function OfKind({ action, ...props }: KindFieldsProps<Action['type']>) {
  const { words } = useLanguage();
  const text = words.promotionForm;
  const { market, faultAt, onChange } = props;
  if (action.type === 'buy-get') return <PairFields action={action} {...props} />;
  if (action.type === 'free-shipping') return <ShippingFields action={action} {...props} />;
  if (action.type === 'gift') return <GiftFields action={action} {...props} />;
  return (
    <>
      {action.type === 'percent' ? (
        <PercentField
          label={text.percent}
          basisPoints={action.basisPoints}
          error={faultAt('/action/basisPoints')}
          onChange={(basisPoints) => onChange({ ...action, basisPoints })}
        />
      ) : (
        <AmountField
          label={text.amount}
          market={market}
          amountMinor={action.amountMinor}
          error={faultAt('/action/amountMinor')}
          onChange={(amountMinor) => onChange({ ...action, amountMinor: amountMinor ?? 0 })}
        />
      )}
      <GoodsField
        label={text.goods}
        goods={action.goods}
        error={faultAt('/action/goods')}
        onChange={(goods) => onChange({ ...action, goods })}
      />
    </>
  );
}
