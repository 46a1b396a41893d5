import { useApplyImport, type ProductImport } from '../../api/use-imports.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';

/** Has a file that was checked written, after saying what that means. */
export function ApplyImport({ found }: { found: ProductImport }) {
  const { words } = useLanguage();
  const text = words.transfer;
  return (
    <ActionDialog label={text.apply(found.written)} title={text.applyTitle} isLastTime>
      {(ways) => <ApplyForm found={found} {...ways} />}
    </ActionDialog>
  );
}

type FormProps = { found: ProductImport; leave: () => void; finish: () => void };

function ApplyForm({ found, leave, finish }: FormProps) {
  const { words } = useLanguage();
  const text = words.transfer;
  const announce = useAnnounce();
  const apply = useApplyImport();
  const submit = () =>
    apply.mutate(found, {
      onSuccess: () => {
        announce(text.applied);
        finish();
      },
    });
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={text.applyDo}
      isBusy={apply.isPending}
      error={apply.error}
    >
      <p>{text.applyLine(found.written)}</p>
      {found.leftOut > 0 ? <p>{text.applyLeaves(found.leftOut)}</p> : null}
    </DialogForm>
  );
}
