import { NativeSelect, NumberInput, Stack } from '@mantine/core';
import type { Segment } from '../../api/use-segments.ts';
import { useLanguage } from '../../language/use-language.ts';
import { fromMinor } from '../../parts/from-minor.ts';
import { marketCurrencies } from '../../parts/market-currencies.ts';
import { toMinor } from '../../parts/to-minor.ts';
import styles from '../promotion/promotion.module.css';

type SegmentLimitsProps = {
  draft: Segment;
  faultAt: (path: string) => string | undefined;
  onChange: (draft: Segment) => void;
};

const counts = ['ordersLeast', 'ordersMost', 'daysSinceLeast', 'daysSinceMost'] as const;
const values = ['valueMinorLeast', 'valueMinorMost'] as const;
const currencies = Object.values(marketCurrencies);

/** The limits of a segment; what is empty does not matter. */
export function SegmentLimits({ draft, faultAt, onChange }: SegmentLimitsProps) {
  const { words } = useLanguage();
  const text = words.segments;
  const { currency } = draft;
  return (
    <fieldset className={styles['part']}>
      <legend>{text.limits}</legend>
      <Stack>
        <p>{text.limitsLine}</p>
        <NativeSelect
          label={text.currency}
          value={currency ?? ''}
          error={faultAt('/currency')}
          onChange={(event) => {
            const chosen = currencies.find((each) => each === event.currentTarget.value) ?? null;
            const kept = chosen === null ? { valueMinorLeast: null, valueMinorMost: null } : {};
            onChange({ ...draft, ...kept, currency: chosen });
          }}
          data={[{ value: '', label: text.anyCurrency }, ...currencies]}
        />
        <div className={styles['row']}>
          {counts.map((field) => (
            <NumberInput
              key={field}
              label={text[field]}
              min={field === 'ordersLeast' || field === 'ordersMost' ? 1 : 0}
              max={36_500}
              allowDecimal={false}
              allowNegative={false}
              value={draft[field] ?? ''}
              error={faultAt(`/${field}`)}
              onChange={(typed) => onChange({ ...draft, [field]: typeof typed === 'number' ? typed : null })}
            />
          ))}
          {values.map((field) => (
            <NumberInput
              key={field}
              label={text[field]}
              description={currency ?? text.needsCurrency}
              disabled={currency === null}
              decimalScale={3}
              hideControls
              value={currency && draft[field] !== null ? fromMinor(draft[field], currency) : ''}
              error={faultAt(`/${field}`)}
              onChange={(typed) =>
                onChange({
                  ...draft,
                  [field]:
                    typeof typed === 'number' && currency ? toMinor(typed, currency).amountMinor : null,
                })
              }
            />
          ))}
        </div>
      </Stack>
    </fieldset>
  );
}
