import { Textarea } from '@mantine/core';
import { useState } from 'react';
import {
  useDecidePaymentReview,
  type PaymentDecision,
  type PaymentReview,
} from '../../api/use-payment-reviews.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';

type Props = { review: PaymentReview; decision: PaymentDecision };

/** Takes the money of a payment or gives it back, after saying what follows. */
export function DecideReview({ review, decision }: Props) {
  const { words } = useLanguage();
  const text = words.paymentReviews.decisions[decision];
  const title = text.title(review.orderNumber);
  return (
    <ActionDialog
      label={text.open}
      spokenLabel={title}
      title={title}
      isLastTime
      variant={decision === 'approve' ? 'filled' : 'default'}
      size="xs"
    >
      {(ways) => <DecideForm review={review} decision={decision} {...ways} />}
    </ActionDialog>
  );
}

function DecideForm({ review, decision, leave, finish }: Props & { leave: () => void; finish: () => void }) {
  const { words, money } = useLanguage();
  const text = words.paymentReviews;
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const decide = useDecidePaymentReview();
  const { reviewId, version, amount, orderNumber } = review;
  const note = reason.trim();
  const submit = () =>
    decide.mutate(
      { reviewId, version, decision, ...(note === '' ? {} : { reason: note }) },
      {
        onSuccess: () => {
          announce(text.decisions[decision].done(orderNumber));
          finish();
        },
      },
    );
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={text.decisions[decision].submit(money(amount))}
      submitColor={decision === 'reject' ? 'bad' : 'accent'}
      isBusy={decide.isPending}
      error={decide.error}
    >
      <p>{text.decisions[decision].line(money(amount))}</p>
      <Textarea
        label={text.reason}
        description={text.reasonHint}
        maxLength={500}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
