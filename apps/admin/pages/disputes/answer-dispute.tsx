import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useAnswerDispute, type Dispute } from '../../api/use-disputes.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';

/** Tells the provider what speaks for the shop in a dispute. */
export function AnswerDispute({ dispute }: { dispute: Dispute }) {
  const { words } = useLanguage();
  const text = words.disputes;
  const title = text.answerTitle(dispute.orderNumber);
  return (
    <ActionDialog label={text.answer} spokenLabel={title} title={title} size="xs">
      {(ways) => <AnswerForm dispute={dispute} {...ways} />}
    </ActionDialog>
  );
}

type AnswerFormProps = { dispute: Dispute; leave: () => void; finish: () => void };

function AnswerForm({ dispute, leave, finish }: AnswerFormProps) {
  const { words } = useLanguage();
  const text = words.disputes;
  const announce = useAnnounce();
  const [note, setNote] = useState(dispute.note ?? '');
  const [isTried, setIsTried] = useState(false);
  const answer = useAnswerDispute();
  const faultAt = useFaultAt(answer.error);
  const isMissing = note.trim() === '';
  const submit = () => {
    setIsTried(true);
    if (isMissing) return;
    answer.mutate(
      { disputeId: dispute.disputeId, note: note.trim() },
      {
        onSuccess: () => {
          announce(text.answered(dispute.orderNumber));
          finish();
        },
      },
    );
  };
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={text.answerDo}
      isBusy={answer.isPending}
      error={answer.error}
      fieldPaths={['/note']}
    >
      <Textarea
        label={text.note}
        description={text.noteHint}
        data-autofocus
        maxLength={5000}
        autosize
        minRows={4}
        value={note}
        error={isTried && isMissing ? words.required : faultAt('/note')}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
