import { Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReturnValue } from '#contracts/order/return.ts';
import { useAnswerReturn } from '../../api/use-returns.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';

const decisions = ['approve', 'refuse'] as const;

/** Approves a return that was asked for, or refuses it with the reason that its buyer is told. */
export function AnswerReturn({ value }: { value: ReturnValue }) {
  const { words } = useLanguage();
  const text = words.returns;
  return (
    <Group gap="xs" justify="flex-end">
      {decisions.map((decision) => (
        <ActionDialog
          key={decision}
          label={text.decisions[decision].open}
          title={text.decisions[decision].title(value.number)}
          isLastTime
          size="xs"
          variant={decision === 'approve' ? 'filled' : 'default'}
        >
          {(ways) => <AnswerForm value={value} decision={decision} {...ways} />}
        </ActionDialog>
      ))}
    </Group>
  );
}

type AnswerFormProps = {
  value: ReturnValue;
  decision: (typeof decisions)[number];
  leave: () => void;
  finish: () => void;
};

function AnswerForm({ value, decision, leave, finish }: AnswerFormProps) {
  const { words } = useLanguage();
  const text = words.returns;
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const answer = useAnswerReturn(value.orderId);
  const faultAt = useFaultAt(answer.error);
  const isMissing = decision === 'refuse' && reason.trim() === '';
  const submit = () => {
    setIsTried(true);
    if (isMissing) return;
    const told = decision === 'refuse' ? { reason: reason.trim() } : {};
    answer.mutate(
      { returnId: value.returnId, decision, ...told },
      {
        onSuccess: () => {
          announce(text.decisions[decision].done(value.number));
          finish();
        },
      },
    );
  };
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={text.decisions[decision].submit}
      isBusy={answer.isPending}
      error={answer.error}
      fieldPaths={['/reason']}
    >
      <p>{text.decisions[decision].line}</p>
      {decision === 'refuse' ? (
        <Textarea
          label={text.refuseReason}
          maxLength={500}
          autosize
          minRows={2}
          value={reason}
          error={isTried && isMissing ? words.required : faultAt('/reason')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      ) : null}
    </DialogForm>
  );
}
