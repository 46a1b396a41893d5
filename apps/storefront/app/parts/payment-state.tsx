import type { AnswerOf } from '#contracts/services.ts';
import { formatInstant } from '../../../ui/format.ts';
import type { Messages } from '../../../ui/messages/en.ts';
import { QrCode } from './qr-code.tsx';
import styles from './payment-state.module.css';

type Props = { order: AnswerOf<'order', 'getOrder'>; locale: string; words: Messages };

/** Where the payment stands and what the buyer can do about it. */
export function PaymentState({ order, locale, words }: Props) {
  const { nextAction, payBefore, declineCode, isInReview = false } = order.payment;
  // Whoever waits for the shop is told so, and hurries nowhere.
  const isHurried = !isInReview && !['on-delivery', 'paid', 'cancelled'].includes(order.state);
  const lines = {
    placed: words.orderWaitingLine,
    'awaiting-payment': isInReview
      ? words.orderReviewLine
      : order.payment.attempt > 0
        ? words.orderWaitingLine
        : words.orderDueLine,
    'payment-refused':
      declineCode === 'too-many-tries' ? words.orderTooManyTriesLine : words.orderRefusedLine,
    authorised: words.orderAuthorisedLine,
    'on-delivery': words.orderOnDeliveryLine,
    paid: words.orderPaidLine,
    cancelled: words.orderCancelledLine,
  };
  // What is sent is told by its parcels.
  const isUnderWay = order.state === 'paid' && order.fulfilment !== 'none';
  return (
    <div className={styles.state} data-state={order.state}>
      <p>
        <output>
          <strong>{isInReview ? words.orderSteps['payment-review'] : words.orderState[order.state]}</strong>
          {isUnderWay ? '' : ` · ${lines[order.state]}`}
        </output>
      </p>
      {nextAction?.type === 'qr' ? (
        <>
          <p>{words.scanToPay}</p>
          <QrCode content={nextAction.content} label={words.scanToPay} />
        </>
      ) : null}
      {nextAction ? (
        <p>
          <a href={nextAction.url} className={styles.pay}>
            {words.goPay}
          </a>
        </p>
      ) : null}
      {payBefore && isHurried ? <p>{words.payBefore(formatInstant(payBefore, locale))}</p> : null}
    </div>
  );
}
