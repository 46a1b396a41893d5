import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../action-dialog.tsx';
import { DialogForm } from '../dialog-form.tsx';
import type { View } from './saved-views.ts';

type SaveViewProps = {
  search: string;
  proposedName: string;
  onSave: (view: View, isDefault: boolean) => void;
};

/** Keeps what a list shows under a name, and as what it opens with if wished. */
export function SaveView(props: SaveViewProps) {
  const { words } = useLanguage();
  return (
    <ActionDialog
      label={words.table.saveView}
      title={words.table.saveViewTitle}
      variant="subtle"
      size="compact-sm"
    >
      {(ways) => <SaveForm {...props} {...ways} />}
    </ActionDialog>
  );
}

function SaveForm({
  search,
  proposedName,
  onSave,
  leave,
  finish,
}: SaveViewProps & { leave: () => void; finish: () => void }) {
  const { words } = useLanguage();
  const text = words.table;
  const [name, setName] = useState(proposedName);
  const [isDefault, setIsDefault] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const typed = name.trim();
  const submit = () => {
    setIsTried(true);
    if (typed === '') return;
    onSave({ name: typed, search }, isDefault);
    finish();
  };
  return (
    <DialogForm onSubmit={submit} onCancel={leave} submitLabel={words.save} isBusy={false} error={null}>
      <Stack>
        <p>{text.saveViewLine}</p>
        <TextInput
          label={text.viewName}
          data-autofocus
          maxLength={40}
          autoComplete="off"
          value={name}
          error={isTried && typed === '' ? words.required : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox
          label={text.makeDefault}
          checked={isDefault}
          onChange={(event) => setIsDefault(event.currentTarget.checked)}
        />
      </Stack>
    </DialogForm>
  );
}
