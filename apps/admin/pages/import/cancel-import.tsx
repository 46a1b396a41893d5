import { useCancelImport } from '../../api/use-imports.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';

/** Stops an import after saying what stays. */
export function CancelImport({ importId }: { importId: string }) {
  const { words } = useLanguage();
  const text = words.transfer;
  return (
    <ActionDialog label={text.cancel} title={text.cancelTitle} isLastTime variant="outline" color="bad">
      {(ways) => <CancelForm importId={importId} {...ways} />}
    </ActionDialog>
  );
}

type FormProps = { importId: string; leave: () => void; finish: () => void };

function CancelForm({ importId, leave, finish }: FormProps) {
  const { words } = useLanguage();
  const text = words.transfer;
  const announce = useAnnounce();
  const cancel = useCancelImport();
  const submit = () =>
    cancel.mutate(importId, {
      onSuccess: () => {
        announce(text.cancelled);
        finish();
      },
    });
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={text.cancelDo}
      submitColor="bad"
      isBusy={cancel.isPending}
      error={cancel.error}
    >
      <p>{text.cancelLine}</p>
    </DialogForm>
  );
}
