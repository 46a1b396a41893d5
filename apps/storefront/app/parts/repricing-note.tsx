import { Form } from 'react-router';
import type { AnswerOf } from '#contracts/services.ts';
import { formatMoney, type ShownMoney } from '../../../ui/format.ts';
import type { Messages } from '../../../ui/messages/en.ts';
import styles from './repricing-note.module.css';

type Props = {
  repricing: AnswerOf<'order', 'getCart'>['repricing'] | undefined;
  locale: string;
  words: Messages;
};

/** Says which prices another market has changed, from what to what, until the visitor has seen it. */
export function RepricingNote({ repricing, locale, words }: Props) {
  if (!repricing) return null;
  const show = (price: ShownMoney | null) => price && formatMoney(price, locale);
  return (
    <section className={styles.note} aria-label={words.repriced}>
      <h2>{words.repriced}</h2>
      <ul>
        {repricing.lines.map(({ variantId, title, option, from, to }) => (
          <li key={variantId}>
            {title}
            {option ? ` · ${option}` : ''}: {words.repricedLine(show(from), show(to))}
          </li>
        ))}
      </ul>
      <Form method="post" action={`/${locale}/cart`}>
        <button type="submit" name="intent" value="repricing-seen">
          {words.repricedSeen}
        </button>
      </Form>
    </section>
  );
}
