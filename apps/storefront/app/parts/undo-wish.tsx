import { Form } from 'react-router';
import type { AccountWords } from '../../../ui/messages/en/account.ts';
import styles from '../pages/account/account-lists.module.css';

/** Says that a wish was taken off, and puts it back. */
export function UndoWish({ variantId, words }: { variantId: string; words: AccountWords }) {
  return (
    <Form method="post" className={styles.note}>
      <p>
        <output>{words.wishRemoved}</output>
      </p>
      <input type="hidden" name="variantId" value={variantId} />
      <button type="submit" name="intent" value="wish" className={styles.act}>
        {words.undo}
      </button>
    </Form>
  );
}
