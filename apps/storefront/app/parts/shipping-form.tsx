import { useFetcher } from 'react-router';
import type { Problem } from '../../../client/client.ts';
import type { AnswerOf } from '#contracts/services.ts';
import { formatMoney } from '../../../ui/format.ts';
import { checkoutWords } from '../../../ui/messages/checkout-words.ts';
import type { Messages } from '../../../ui/messages/en.ts';
import { FormNote } from './checked-form.tsx';
import styles from './form-section.module.css';

type Props = {
  cart: AnswerOf<'order', 'getCart'>;
  locale: string;
  words: Messages;
  problem: Problem | undefined;
};

/** The ways of delivery for this address with their prices; sends itself on change, and by its button without script. */
export function ShippingForm({ cart, locale, words, problem }: Props) {
  const fetcher = useFetcher<{ problem?: Problem }>({ key: 'shipping' });
  const send = (form: HTMLFormElement) => {
    const body = new FormData(form);
    body.set('stay', '1');
    void fetcher.submit(body, { method: 'post', preventScrollReset: true });
  };
  return (
    <fetcher.Form method="post" onChange={(event) => send(event.currentTarget)}>
      <FormNote problem={fetcher.data?.problem ?? problem} />
      <input type="hidden" name="intent" value="shipping" />
      <fieldset className={styles.section} id="shipping">
        <legend>{words.chooseShipping}</legend>
        {cart.shippingMethods.map((method) => (
          <label key={method.code} className={styles.choice}>
            <input
              type="radio"
              name="shippingMethod"
              value={method.code}
              defaultChecked={method.code === cart.shippingMethod}
              required
            />
            <span>
              {method.title}{' '}
              <span className={styles.soft}>· {words.days(method.daysMin, method.daysMax)}</span>
            </span>
            <span>
              {method.price.amountMinor === 0
                ? checkoutWords(locale).free
                : formatMoney(method.price, locale)}
            </span>
          </label>
        ))}
        <noscript>
          <button type="submit" className={styles.button}>
            {words.apply}
          </button>
        </noscript>
      </fieldset>
    </fetcher.Form>
  );
}
