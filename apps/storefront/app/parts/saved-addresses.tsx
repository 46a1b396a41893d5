import { Form } from 'react-router';
import type { AnswerOf } from '#contracts/services.ts';
import { addressLines } from '../../../ui/address-lines.ts';
import { checkoutWords } from '../../../ui/messages/checkout-words.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import type { SavedAddress } from './address-fields.tsx';
import styles from './form-section.module.css';

type Entry = AnswerOf<'user', 'listAddresses'>['addresses'][number];
type Props = {
  addresses: readonly Entry[];
  chosen: SavedAddress;
  locale: string;
  onPick: (entry: Entry) => void;
};

/** The addresses of a member to choose from; the one chosen fills the form below. */
export function SavedAddresses({ addresses, chosen, locale, onPick }: Props) {
  const words = checkoutWords(locale);
  const fields = ['name', 'country', 'region', 'city', 'district', 'line1', 'line2', 'postalCode'] as const;
  const text = (address: SavedAddress) => JSON.stringify(fields.map((field) => address?.[field] ?? ''));
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="address" />
      <fieldset className={styles.section}>
        <legend>{words.savedAddresses}</legend>
        {addresses.map((entry) => (
          <label key={entry.addressId} className={styles.choice}>
            <input
              type="radio"
              name="addressId"
              value={entry.addressId}
              defaultChecked={text(entry.address) === text(chosen)}
              onChange={() => onPick(entry)}
            />
            <span>{addressLines(entry.address, locale).join(', ')}</span>
          </label>
        ))}
        <noscript>
          <button type="submit" className={`${styles.button} ${styles.quiet}`}>
            {messagesFor(locale).apply}
          </button>
        </noscript>
      </fieldset>
    </Form>
  );
}
