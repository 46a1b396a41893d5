import { JsonInput, Switch, TextInput } from '@mantine/core';
import { useLanguage } from '../../language/use-language.ts';
import type { Typed } from './typed-value.ts';

type ValueFieldProps = { typed: Typed; onChange: (typed: Typed) => void; error: string | undefined };

/** The field in which a setting's value is edited, by its kind. */
export function ValueField({ typed, onChange, error }: ValueFieldProps) {
  const { words } = useLanguage();
  const text = words.settings;
  switch (typed.kind) {
    case 'switch':
      return (
        <Switch
          label={text.newValue}
          checked={typed.isOn}
          error={error}
          onChange={(event) => onChange({ kind: 'switch', isOn: event.currentTarget.checked })}
        />
      );
    case 'json':
      return (
        <JsonInput
          label={text.valueJson}
          autosize
          minRows={3}
          data-autofocus
          value={typed.text}
          error={error}
          onChange={(value) => onChange({ kind: 'json', text: value })}
        />
      );
    case 'number':
    case 'text': {
      const { kind } = typed;
      return (
        <TextInput
          label={text.newValue}
          inputMode={kind === 'number' ? 'decimal' : 'text'}
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          value={typed.text}
          error={error}
          onChange={(event) => onChange({ kind, text: event.currentTarget.value })}
        />
      );
    }
  }
}
