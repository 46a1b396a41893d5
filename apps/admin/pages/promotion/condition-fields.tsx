import { Checkbox, Group, MultiSelect, Stack, TextInput } from '@mantine/core';
import { useCustomerGroups } from '../../api/use-customer-groups.ts';
import { usePermissions } from '../../api/use-permissions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { GoodsField } from './goods-field.tsx';
import { AmountField, CountField } from './number-fields.tsx';
import type { FieldsProps } from './promotion-fields.tsx';
import styles from './promotion.module.css';
import { useSpeech } from './use-speech.ts';

const week = [1, 2, 3, 4, 5, 6, 7];

/** What must hold of a basket, its buyer and the moment. */
export function ConditionFields({ draft, faultAt, onChange }: FieldsProps) {
  const { words } = useLanguage();
  const text = words.promotionForm;
  const { conditions } = draft;
  const { weekday } = useSpeech([draft]);
  const change = (more: Partial<typeof conditions>) =>
    onChange({ ...draft, conditions: { ...conditions, ...more } });
  return (
    <fieldset className={styles['part']}>
      <legend>{text.conditions}</legend>
      <Stack>
        <p>{text.conditionsLine}</p>
        <GoodsField
          label={text.conditionGoods}
          allLabel={text.anyGoods}
          goods={conditions.goods}
          error={faultAt('/conditions/goods')}
          onChange={(goods) => change({ goods })}
        />
        <div className={styles['row']}>
          <CountField
            label={text.quantityLeast}
            count={conditions.quantityLeast}
            error={faultAt('/conditions/quantityLeast')}
            onChange={(quantityLeast) => change({ quantityLeast })}
          />
          <AmountField
            label={text.amountLeast}
            market={draft.market}
            amountMinor={conditions.amountLeastMinor}
            error={faultAt('/conditions/amountLeastMinor')}
            onChange={(amountLeastMinor) => change({ amountLeastMinor })}
          />
        </div>
        <GroupsField
          codes={conditions.customerGroups}
          onChange={(customerGroups) => change({ customerGroups })}
        />
        <Checkbox.Group
          label={text.weekdays}
          value={(conditions.weekdays ?? []).map(String)}
          onChange={(days) =>
            change({ weekdays: days.length > 0 ? days.map(Number).toSorted((a, b) => a - b) : null })
          }
        >
          <Group gap="sm" mt={4}>
            {week.map((day) => (
              <Checkbox key={day} value={String(day)} label={weekday(day)} />
            ))}
          </Group>
        </Checkbox.Group>
        <HoursField hours={conditions.hours} faultAt={faultAt} onChange={(hours) => change({ hours })} />
      </Stack>
    </fieldset>
  );
}

type Codes = string[] | null;

function GroupsField({ codes, onChange }: { codes: Codes; onChange: (codes: Codes) => void }) {
  const { words, locale } = useLanguage();
  const may = usePermissions();
  const { data } = useCustomerGroups({ isEnabled: may('customers.read') });
  const known = (data?.groups ?? []).map(({ code, title }) => ({
    value: code,
    label: locale === 'zh-cn' ? title.zh : title.en,
  }));
  const missing = (codes ?? []).filter((code) => !known.some(({ value }) => value === code));
  return (
    <MultiSelect
      label={words.promotionForm.groups}
      searchable
      hidePickedOptions
      maxValues={20}
      data={[...known, ...missing.map((code) => ({ value: code, label: code }))]}
      value={codes ?? []}
      onChange={(chosen) => onChange(chosen.length > 0 ? chosen : null)}
    />
  );
}

type Hours = { from: string; until: string } | null;

function HoursField({
  hours,
  faultAt,
  onChange,
}: {
  hours: Hours;
  faultAt: FieldsProps['faultAt'];
  onChange: (hours: Hours) => void;
}) {
  const { words } = useLanguage();
  const text = words.promotionForm;
  const { from, until } = hours ?? { from: '', until: '' };
  const change = (changed: { from: string; until: string }) =>
    onChange(changed.from === '' && changed.until === '' ? null : changed);
  return (
    <div className={styles['row']}>
      <TextInput
        type="time"
        label={text.from}
        description={text.hoursHint}
        value={from}
        error={faultAt('/conditions/hours/from')}
        onChange={(event) => change({ from: event.currentTarget.value, until })}
      />
      <TextInput
        type="time"
        label={text.until}
        description={text.hoursHint}
        value={until}
        error={faultAt('/conditions/hours/until')}
        onChange={(event) => change({ from, until: event.currentTarget.value })}
      />
    </div>
  );
}
