import { NativeSelect, Stack, Switch, TextInput } from '@mantine/core';
import type { Market } from '#contracts/markets.ts';
import type { Promotion } from '../../api/use-promotions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { BothLanguages } from '../../parts/both-languages.tsx';
import { marketNames } from '../../parts/market-currencies.ts';
import { ActionFields } from './action-fields.tsx';
import { ConditionFields } from './condition-fields.tsx';
import styles from './promotion.module.css';
import { StackingFields } from './stacking-fields.tsx';

export type FieldsProps = {
  draft: Promotion;
  faultAt: (path: string) => string | undefined;
  onChange: (draft: Promotion) => void;
};

/** Everything that makes a promotion, part by part. */
export function PromotionFields({ isNew, ...props }: FieldsProps & { isNew: boolean }) {
  const { words } = useLanguage();
  const text = words.promotionForm;
  const { draft, faultAt, onChange } = props;
  return (
    <>
      <fieldset className={styles['part']}>
        <legend>{text.basics}</legend>
        <Stack>
          <BothLanguages
            label={words.editor.fields.title}
            hint={text.titleHint}
            maxLength={100}
            value={draft.title}
            faultOf={(language) => faultAt(`/title/${language}`)}
            onChange={(title) => onChange({ ...draft, title })}
          />
          <NativeSelect
            label={words.promotions.market}
            description={isNew ? undefined : text.marketKept}
            disabled={!isNew}
            value={draft.market}
            onChange={(event) => onChange({ ...draft, market: event.currentTarget.value as Market })}
            data={marketNames.map((each) => ({ value: each, label: words.product.markets[each] }))}
          />
          <Switch
            label={text.isActive}
            description={text.isActiveHint}
            checked={draft.isActive}
            error={faultAt('/isActive')}
            onChange={(event) => onChange({ ...draft, isActive: event.currentTarget.checked })}
          />
        </Stack>
      </fieldset>
      <ActionFields {...props} />
      <ConditionFields {...props} />
      <TimeFields {...props} />
      <StackingFields {...props} />
    </>
  );
}

function TimeFields({ draft, faultAt, onChange }: FieldsProps) {
  const { words } = useLanguage();
  const text = words.promotionForm;
  return (
    <fieldset className={styles['part']}>
      <legend>{text.time}</legend>
      <div className={styles['row']}>
        {(['beginsAt', 'endsAt'] as const).map((field) => (
          <TextInput
            key={field}
            type="datetime-local"
            label={text[field]}
            description={text.clock(words.product.markets[draft.market])}
            min="2000-01-01T00:00"
            max="2099-12-31T23:59"
            value={draft[field] ?? ''}
            error={faultAt(`/${field}`)}
            onChange={(event) => onChange({ ...draft, [field]: event.currentTarget.value || null })}
          />
        ))}
      </div>
    </fieldset>
  );
}
