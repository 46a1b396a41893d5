import { useState } from 'react';
import { useUndoSetting, type Setting } from '../../api/use-settings.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useShownValue } from './use-shown-value.ts';

/** Takes the last change of a setting back. */
export function UndoSetting({ setting }: { setting: Setting }) {
  const { words } = useLanguage();
  const title = words.settings.undoTitle(setting.key);
  return (
    <ActionDialog label={words.settings.undo} spokenLabel={title} title={title} variant="default" size="xs">
      {(ways) => <UndoForm setting={setting} {...ways} />}
    </ActionDialog>
  );
}

function UndoForm({ setting, leave, finish }: { setting: Setting; leave: () => void; finish: () => void }) {
  const { words } = useLanguage();
  const text = words.settings;
  const announce = useAnnounce();
  const shown = useShownValue();
  // What was seen when the dialog opened is what may be undone, not a change that came meanwhile.
  const [seen] = useState(setting);
  const undo = useUndoSetting();
  const submit = () =>
    undo.mutate(
      { key: seen.key, version: seen.version },
      {
        onSuccess: ({ key, value }) => {
          announce(text.changed(key, shown(value)));
          finish();
        },
      },
    );
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={text.undoDo}
      isBusy={undo.isPending}
      error={undo.error}
    >
      <p>{text.undoLine(shown(seen.value))}</p>
    </DialogForm>
  );
}
