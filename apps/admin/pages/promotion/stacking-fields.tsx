import { MultiSelect, NumberInput, Radio, Stack, Switch } from '@mantine/core';
import { usePromotions } from '../../api/use-promotions.ts';
import { useLanguage } from '../../language/use-language.ts';
import type { FieldsProps } from './promotion-fields.tsx';
import styles from './promotion.module.css';

/** Whether it needs a coupon, and what it may be taken together with. */
export function StackingFields({ draft, faultAt, onChange }: FieldsProps) {
  const { words, locale } = useLanguage();
  const text = words.promotionForm;
  const { data } = usePromotions({ market: draft.market, limit: 100 });
  const others = (data?.promotions ?? []).filter(({ promotionId }) => promotionId !== draft.promotionId);
  const known = others.map(({ promotionId, title }) => ({
    value: promotionId,
    label: locale === 'zh-cn' ? title.zh : title.en,
  }));
  const missing = (draft.stacksWith ?? []).filter((id) => !known.some(({ value }) => value === id));
  const stacking = draft.isExclusive ? 'none' : draft.stacksWith === null ? 'all' : 'some';
  return (
    <fieldset className={styles['part']}>
      <legend>{text.together}</legend>
      <Stack>
        <Switch
          label={text.needsCoupon}
          description={text.needsCouponHint}
          checked={draft.needsCoupon}
          error={faultAt('/needsCoupon')}
          onChange={(event) => onChange({ ...draft, needsCoupon: event.currentTarget.checked })}
        />
        <Radio.Group
          label={text.stacking}
          value={stacking}
          onChange={(chosen) =>
            onChange({
              ...draft,
              isExclusive: chosen === 'none',
              stacksWith: chosen === 'some' ? (draft.stacksWith ?? []) : null,
            })
          }
        >
          <Stack gap={4} mt={4}>
            {(['all', 'some', 'none'] as const).map((each) => (
              <Radio key={each} value={each} label={text.stackings[each]} />
            ))}
          </Stack>
        </Radio.Group>
        {stacking === 'some' ? (
          <MultiSelect
            label={text.stacksWith}
            searchable
            hidePickedOptions
            maxValues={100}
            data={[...known, ...missing.map((id) => ({ value: id, label: words.promotionSays.nameless }))]}
            value={draft.stacksWith ?? []}
            error={faultAt('/stacksWith')}
            onChange={(stacksWith) => onChange({ ...draft, stacksWith })}
          />
        ) : null}
        <NumberInput
          label={text.priority}
          description={text.priorityHint}
          min={0}
          max={1000}
          allowDecimal={false}
          value={draft.priority}
          error={faultAt('/priority')}
          onChange={(typed) => onChange({ ...draft, priority: typeof typed === 'number' ? typed : 0 })}
        />
      </Stack>
    </fieldset>
  );
}
