import { Form } from 'react-router';
import type { Messages } from '../../../ui/messages/en.ts';
import styles from './taken-out.module.css';

type Props = { variantId: string; quantity: number; words: Messages };

/** Says that a line was taken out of the basket, and puts it back. */
export function TakenOut({ variantId, quantity, words }: Props) {
  return (
    <Form method="post" action="?" className={styles.note}>
      <input type="hidden" name="intent" value="add" />
      <input type="hidden" name="variantId" value={variantId} />
      <input type="hidden" name="quantity" value={quantity} />
      <output>{words.shop.takenOut}</output>
      <button type="submit">{words.shop.putBack}</button>
    </Form>
  );
}
