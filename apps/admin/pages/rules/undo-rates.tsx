import { useUndoTaxRates, type TaxRates } from '../../api/use-rules.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';

/** Takes the last change of a jurisdiction's rates back. */
export function UndoRates({ found }: { found: TaxRates }) {
  const { words } = useLanguage();
  const text = words.rules;
  const title = text.undoRatesTitle(found.jurisdiction);
  if (found.version <= 1) return null;
  return (
    <ActionDialog label={text.undoRates} spokenLabel={title} title={title} variant="default" size="xs">
      {(ways) => <UndoForm found={found} {...ways} />}
    </ActionDialog>
  );
}

function UndoForm({ found, leave, finish }: { found: TaxRates; leave: () => void; finish: () => void }) {
  const { words } = useLanguage();
  const text = words.rules;
  const announce = useAnnounce();
  const undo = useUndoTaxRates();
  const submit = () => {
    const { jurisdiction, version } = found;
    const onSuccess = () => {
      announce(text.undone);
      finish();
    };
    undo.mutate({ jurisdiction, version }, { onSuccess });
  };
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={text.undoDo}
      isBusy={undo.isPending}
      error={undo.error}
    >
      <p>{text.undoLine(found.version)}</p>
    </DialogForm>
  );
}
