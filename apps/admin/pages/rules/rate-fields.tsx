import { NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import type { TaxRates } from '../../api/use-rules.ts';
import { useLanguage } from '../../language/use-language.ts';
import { readNumber } from '../../parts/read-number.ts';

export type RateDraft = {
  taxClass: TaxRates['rates'][number]['taxClass'];
  percent: number | string;
  validFrom: string;
  source: string;
};

type RateFieldsProps = { draft: RateDraft; isTried: boolean; onChange: (draft: RateDraft) => void };

/** A new rate: of which class, how much, from when, and by which law. */
export function RateFields({ draft, isTried, onChange }: RateFieldsProps) {
  const { words } = useLanguage();
  const text = words.rules;
  const needed = (isMissing: boolean) => (isTried && isMissing ? words.required : undefined);
  const change = (part: Partial<RateDraft>) => onChange({ ...draft, ...part });
  return (
    <Stack>
      <NativeSelect
        label={words.editor.fields.taxClass}
        value={draft.taxClass}
        onChange={(event) => change({ taxClass: event.currentTarget.value as RateDraft['taxClass'] })}
        data={Object.entries(words.editor.taxClasses).map(([value, label]) => ({ value, label }))}
      />
      <NumberInput
        label={text.rate}
        min={0}
        max={100}
        decimalScale={2}
        suffix=" %"
        value={draft.percent}
        error={needed(readNumber(draft.percent) === undefined)}
        onChange={(percent) => change({ percent })}
      />
      <TextInput
        type="date"
        label={text.validFrom}
        description={text.validFromHint}
        value={draft.validFrom}
        error={needed(draft.validFrom === '')}
        onChange={(event) => change({ validFrom: event.currentTarget.value })}
      />
      <TextInput
        label={text.source}
        description={text.sourceHint}
        maxLength={300}
        value={draft.source}
        error={needed(draft.source.trim() === '')}
        onChange={(event) => change({ source: event.currentTarget.value })}
      />
    </Stack>
  );
}
