import { useState } from 'react';
import { problemOf } from '../../api/problem-of.ts';
import { useChangeSetting, type Setting } from '../../api/use-settings.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { ConflictNote } from '../../parts/conflict-note.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import { readTyped, toTyped } from './typed-value.ts';
import { useShownValue } from './use-shown-value.ts';
import { useSummary } from './use-summary.ts';
import { ValueField } from './value-field.tsx';

/** Changes a setting; the shop itself checks the value. */
export function EditSetting({ setting }: { setting: Setting }) {
  const { words } = useLanguage();
  const title = words.settings.editTitle(setting.key);
  return (
    <ActionDialog label={words.settings.edit} spokenLabel={title} title={title} variant="default" size="xs">
      {(ways) => <EditForm setting={setting} {...ways} />}
    </ActionDialog>
  );
}

function EditForm({ setting, leave, finish }: { setting: Setting; leave: () => void; finish: () => void }) {
  const { words } = useLanguage();
  const text = words.settings;
  const announce = useAnnounce();
  const shown = useShownValue();
  const summaryOf = useSummary();
  // What was seen when the form opened: a change by somebody else meanwhile must be noticed, not overwritten.
  const [seen, setSeen] = useState(setting);
  const [typed, setTyped] = useState(() => toTyped(setting.value));
  const [fault, setFault] = useState<string>();
  const change = useChangeSetting();
  const faultAt = useFaultAt(change.error);
  const isConflict = change.error !== null && problemOf(change.error).code === 'version-conflict';
  const newest = isConflict && setting.version !== seen.version ? setting : undefined;
  const path = problemOf(change.error).path ?? '';
  const refused = path.startsWith('/value') ? faultAt(path) : undefined;

  const take = (theirs: Setting) => {
    setSeen(theirs);
    setTyped(toTyped(theirs.value));
    change.reset();
  };
  const submit = (version = seen.version) => {
    const read = readTyped(typed);
    setFault(read.isRead ? undefined : read.fault === 'number' ? text.notNumber : text.notJson);
    if (!read.isRead) return;
    change.mutate(
      { key: seen.key, value: read.value, version },
      {
        onSuccess: ({ key, value }) => {
          announce(text.changed(key, shown(value)));
          finish();
        },
      },
    );
  };
  return (
    <DialogForm
      onSubmit={() => submit()}
      onCancel={leave}
      submitLabel={words.save}
      isBusy={change.isPending}
      error={newest ? null : change.error}
      fieldPaths={refused === undefined ? [] : [path]}
    >
      {newest?.changedAt ? (
        <ConflictNote
          changedBy={newest.changedBy}
          changedAt={newest.changedAt}
          parts={[text.conflictNow(shown(newest.value), newest.version)]}
          onKeep={() => submit(newest.version)}
          onTake={() => take(newest)}
        />
      ) : null}
      <p>{summaryOf(setting)}</p>
      <ValueField typed={typed} onChange={setTyped} error={fault ?? refused} />
    </DialogForm>
  );
}
