import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../action-dialog.tsx';
import { DialogForm } from '../dialog-form.tsx';

type DecideManyProps = {
  text: {
    open: (count: number) => string;
    title: (count: number) => string;
    line: string;
    submit: (count: number) => string;
  };
  count: number;
  /** What the reason is called that a refusal needs; an approval has none. */
  reasonLabel?: string;
  onDecide: (reason: string) => Promise<void>;
};

/** Approves or refuses what was chosen, all for the same reason. */
export function DecideMany({ text, count, reasonLabel, onDecide }: DecideManyProps) {
  return (
    <ActionDialog
      label={text.open(count)}
      title={text.title(count)}
      isLastTime
      size="xs"
      variant={reasonLabel === undefined ? 'filled' : 'default'}
    >
      {({ leave, finish }) => (
        <DecideForm
          line={text.line}
          submitLabel={text.submit(count)}
          reasonLabel={reasonLabel}
          leave={leave}
          onDecide={(reason) => {
            finish();
            void onDecide(reason);
          }}
        />
      )}
    </ActionDialog>
  );
}

type FormProps = {
  line: string;
  submitLabel: string;
  reasonLabel: string | undefined;
  leave: () => void;
  onDecide: (reason: string) => void;
};

function DecideForm({ line, submitLabel, reasonLabel, leave, onDecide }: FormProps) {
  const { words } = useLanguage();
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const isMissing = reasonLabel !== undefined && reason.trim() === '';
  const submit = () => {
    setIsTried(true);
    if (isMissing) return;
    onDecide(reason.trim());
  };
  return (
    <DialogForm onSubmit={submit} onCancel={leave} submitLabel={submitLabel} isBusy={false} error={null}>
      <p>{line}</p>
      {reasonLabel === undefined ? null : (
        <Textarea
          label={reasonLabel}
          data-autofocus
          maxLength={500}
          autosize
          minRows={2}
          value={reason}
          error={isTried && isMissing ? words.required : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </DialogForm>
  );
}
