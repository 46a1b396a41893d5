import { useAcceptDispute, type Dispute } from '../../api/use-disputes.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';

/** Lets the buyer keep the money, after saying how much that is. */
export function AcceptDispute({ dispute }: { dispute: Dispute }) {
  const { words } = useLanguage();
  const text = words.disputes;
  const title = text.acceptTitle(dispute.orderNumber);
  return (
    <ActionDialog
      label={text.accept}
      spokenLabel={title}
      title={title}
      isLastTime
      variant="default"
      size="xs"
    >
      {(ways) => <AcceptForm dispute={dispute} {...ways} />}
    </ActionDialog>
  );
}

type AcceptFormProps = { dispute: Dispute; leave: () => void; finish: () => void };

function AcceptForm({ dispute, leave, finish }: AcceptFormProps) {
  const { words, money } = useLanguage();
  const text = words.disputes;
  const announce = useAnnounce();
  const accept = useAcceptDispute();
  const submit = () =>
    accept.mutate(
      { disputeId: dispute.disputeId },
      {
        onSuccess: () => {
          announce(text.accepted(dispute.orderNumber));
          finish();
        },
      },
    );
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={text.acceptDo(money(dispute.amount))}
      submitColor="bad"
      isBusy={accept.isPending}
      error={accept.error}
    >
      <p>{text.acceptLine(money(dispute.amount))}</p>
    </DialogForm>
  );
}
