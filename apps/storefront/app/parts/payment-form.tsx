import { useEffect, useRef, useState } from 'react';
import { useNavigation } from 'react-router';
import type { Problem } from '../../../client/client.ts';
import { formatMoney, type ShownMoney } from '../../../ui/format.ts';
import { checkoutWords } from '../../../ui/messages/checkout-words.ts';
import type { Messages } from '../../../ui/messages/en.ts';
import { CardFields } from './card-fields.tsx';
import { CheckedForm } from './checked-form.tsx';
import styles from './form-section.module.css';
import { isLost } from './keep-answer.ts';
import noteStyles from './problem-note.module.css';

type Props = {
  total: ShownMoney;
  attemptKey: string;
  locale: string;
  words: Messages;
  problem?: Problem | undefined;
  /** Whether the order may be paid when it is handed over. */
  canPayOnDelivery?: boolean;
};

const retryMs = 2500;

/**
 * Ways to pay, and the button that orders. The total in the form is the one the buyer sees: another one is refused. When
 * the answer was lost, the same form goes again under its key until somebody knows.
 */
export function PaymentForm({ total, attemptKey, locale, words, problem, canPayOnDelivery = false }: Props) {
  const [method, setMethod] = useState('card');
  const { state, formData } = useNavigation();
  const more = checkoutWords(locale);
  const isPaying = state !== 'idle' && formData?.get('intent') === 'pay';
  const formRef = useRef<HTMLFormElement>(null);
  const isAsking = isLost(problem);
  useEffect(() => {
    // What was chosen before scripts ran.
    const chosen = formRef.current && new FormData(formRef.current).get('method');
    if (typeof chosen === 'string') setMethod(chosen);
  }, []);
  useEffect(() => {
    if (!isLost(problem) || isPaying) return;
    const again = () => formRef.current?.requestSubmit();
    const timer = setTimeout(again, retryMs);
    window.addEventListener('online', again);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', again);
    };
  }, [problem, isPaying]);
  const choices = [
    ['card', words.card, more.cardHint],
    ['redirect', words.payByRedirect, more.redirectHint],
    ['qr', words.payByQr, more.qrHint],
    ...(canPayOnDelivery ? [['on-delivery', words.payOnDelivery, more.onDeliveryHint] as const] : []),
  ] as const;
  const order = method === 'on-delivery' ? words.orderOnDelivery : words.payNow(formatMoney(total, locale));
  return (
    <CheckedForm problem={isAsking ? undefined : problem} id="payment" ref={formRef}>
      <input type="hidden" name="intent" value="pay" />
      <input type="hidden" name="key" value={attemptKey} />
      <input type="hidden" name="totalMinor" value={total.amountMinor} />
      <input type="hidden" name="currency" value={total.currency} />
      <fieldset className={styles.section}>
        <legend>{words.payment}</legend>
        <p className={styles.soft}>{words.demoCard}</p>
        {choices.map(([value, label, hint]) => (
          <div key={value} className={styles.way}>
            <label className={styles.choice}>
              <input
                type="radio"
                name="method"
                value={value}
                checked={method === value}
                onChange={() => setMethod(value)}
              />
              <span>{label}</span>
            </label>
            {method === value ? <p className={styles.soft}>{hint}</p> : null}
            {method === value && value === 'card' ? <CardFields locale={locale} words={words} /> : null}
          </div>
        ))}
        {isAsking ? (
          <p role="alert" className={noteStyles.note}>
            {more.lost}
          </p>
        ) : null}
        <button type="submit" className={styles.button} disabled={isPaying}>
          {isPaying ? words.paying : isAsking ? more.retry : order}
        </button>
      </fieldset>
    </CheckedForm>
  );
}
