import { Form, useNavigation } from 'react-router';
import type { Messages } from '../../../ui/messages/en.ts';
import styles from './cancel-order.module.css';

/** Cancels after a second look: what happens stands between the first and the second press. Works without script. */
export function CancelOrder({ words }: { words: Messages }) {
  const { state } = useNavigation();
  return (
    <details className={styles.cancel}>
      <summary>{words.cancelOrder}</summary>
      <Form method="post">
        <p>{words.cancelOrderWhat}</p>
        <button type="submit" name="intent" value="cancel" disabled={state === 'submitting'}>
          {words.cancelOrderNow}
        </button>
      </Form>
    </details>
  );
}
