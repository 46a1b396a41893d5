import { Group, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { useLanguage } from '../../language/use-language.ts';
import type { BoostDraft } from './boost-draft.ts';

type BoostFieldsProps = {
  draft: BoostDraft;
  onChange: (draft: BoostDraft) => void;
  isTried: boolean;
  faultAt: (path: string) => string | undefined;
};

/** What is found earlier or later, for which word, how much, when and why. */
export function BoostFields(props: BoostFieldsProps) {
  const { words } = useLanguage();
  const text = words.searchRules;
  const { draft, onChange, isTried, faultAt } = props;
  const change = (changed: Partial<BoostDraft>) => onChange({ ...draft, ...changed });
  const needed = (isMissing: boolean) => (isTried && isMissing ? words.required : undefined);
  const isAttribute = draft.kind === 'attribute';
  return (
    <Stack>
      <NativeSelect
        label={text.kind}
        data-autofocus
        value={draft.kind}
        onChange={(event) => change({ kind: event.currentTarget.value })}
        data={Object.entries(text.targets).map(([value, label]) => ({ value, label }))}
      />
      {isAttribute ? (
        <TextInput
          label={text.attribute}
          value={draft.attribute}
          error={needed(draft.attribute.trim() === '')}
          onChange={(event) => change({ attribute: event.currentTarget.value })}
        />
      ) : null}
      <TextInput
        label={isAttribute ? text.attributeValue : text.slug}
        description={isAttribute ? undefined : text.slugHint}
        spellCheck={false}
        value={draft.value}
        error={needed(draft.value.trim() === '') ?? faultAt('/target')}
        onChange={(event) => change({ value: event.currentTarget.value })}
      />
      <TextInput
        label={text.forWord}
        description={text.forWordHint}
        maxLength={60}
        value={draft.word}
        error={faultAt('/word')}
        onChange={(event) => change({ word: event.currentTarget.value })}
      />
      <NumberInput
        label={text.factor}
        description={text.factorHint}
        min={0.1}
        max={10}
        step={0.5}
        decimalScale={2}
        value={draft.factor}
        error={needed(typeof draft.factor !== 'number') ?? faultAt('/factor')}
        onChange={(factor) => change({ factor })}
      />
      <Period {...props} />
      <TextInput
        label={text.reason}
        description={text.reasonHint}
        maxLength={200}
        value={draft.reason}
        error={needed(draft.reason.trim() === '') ?? faultAt('/reason')}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
    </Stack>
  );
}

function Period({ draft, onChange, faultAt }: BoostFieldsProps) {
  const { words } = useLanguage();
  const text = words.searchRules;
  const change = (changed: Partial<BoostDraft>) => onChange({ ...draft, ...changed });
  return (
    <Group grow align="flex-start">
      <TextInput
        label={text.startsAt}
        type="datetime-local"
        value={draft.startsAt}
        error={faultAt('/startsAt')}
        onChange={(event) => change({ startsAt: event.currentTarget.value })}
      />
      <TextInput
        label={text.endsAt}
        type="datetime-local"
        value={draft.endsAt}
        error={faultAt('/endsAt')}
        onChange={(event) => change({ endsAt: event.currentTarget.value })}
      />
    </Group>
  );
}
