import { useState } from 'react';
import { useSetBoost } from '../../api/use-search-rules.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import { emptyBoost, inputOfBoost } from './boost-draft.ts';
import { BoostFields } from './boost-fields.tsx';

/** Has products found earlier or later. */
export function AddBoost() {
  const { words } = useLanguage();
  const text = words.searchRules;
  return (
    <ActionDialog label={text.addBoost} title={text.addBoostTitle} size="xs">
      {(ways) => <BoostForm {...ways} />}
    </ActionDialog>
  );
}

const fieldPaths = ['/target', '/word', '/factor', '/startsAt', '/endsAt', '/reason'];

function BoostForm({ leave, finish }: { leave: () => void; finish: () => void }) {
  const { words } = useLanguage();
  const text = words.searchRules;
  const announce = useAnnounce();
  // Made once per form: however often it is sent, there is one rule.
  const [boostId] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState(emptyBoost);
  const [isTried, setIsTried] = useState(false);
  const set = useSetBoost();
  const faultAt = useFaultAt(set.error);
  const submit = () => {
    setIsTried(true);
    const input = inputOfBoost(draft);
    if (!input) return;
    set.mutate(
      { boostId, ...input },
      {
        onSuccess: () => {
          announce(text.boostSaved);
          finish();
        },
      },
    );
  };
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={words.save}
      isBusy={set.isPending}
      error={set.error}
      fieldPaths={fieldPaths}
    >
      <BoostFields draft={draft} onChange={setDraft} isTried={isTried} faultAt={faultAt} />
    </DialogForm>
  );
}
