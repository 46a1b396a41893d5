import type { AnswerOf } from '#contracts/services.ts';
import { formatInstant } from '../../../ui/format.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import styles from './order-history.module.css';

type Props = { timeline: AnswerOf<'order', 'getOrder'>['timeline']; locale: string };

/** The steps of an order that mean something to its buyer, oldest first. */
export function OrderHistory({ timeline, locale }: Props) {
  const words = messagesFor(locale);
  const steps = timeline.flatMap(({ at, what }) => {
    const title = words.orderSteps[what];
    return title === undefined ? [] : [{ at, title }];
  });
  return (
    <section className={styles.history}>
      <h2>{words.history}</h2>
      <ol>
        {steps.map(({ at, title }) => (
          <li key={at + title}>
            <strong>{title}</strong> <time dateTime={at}>{formatInstant(at, locale)}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}
