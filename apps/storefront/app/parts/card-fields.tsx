import { useState } from 'react';
import { formWords } from '../../../ui/messages/form-words.ts';
import type { Messages } from '../../../ui/messages/en.ts';
import { Field } from './field.tsx';
import styles from './form-section.module.css';
import { groupDigits, isCardNumber } from './group-digits.ts';

/** The fields of a card, as browsers fill them in. */
export function CardFields({ locale, words }: { locale: string; words: Messages }) {
  const faults = formWords(locale);
  const [number, setNumber] = useState('');
  return (
    <>
      <Field
        label={words.cardNumber}
        name="cardNumber"
        required
        inputMode="numeric"
        autoComplete="cc-number"
        pattern="[0-9 ]{12,23}"
        maxLength={23}
        placeholder="1234 5678 9012 3456"
        value={number}
        onChange={({ target }) => setNumber(groupDigits(target.value))}
        faultWords={faults.cardNumber}
        check={(value) => (isCardNumber(value) ? undefined : faults.cardNumber)}
      />
      <div className={styles.thirds}>
        <Field
          label={words.month}
          aria-label={`${words.cardExpiry} · ${words.month}`}
          name="expiryMonth"
          required
          inputMode="numeric"
          autoComplete="cc-exp-month"
          pattern="0?[1-9]|1[0-2]"
          maxLength={2}
          placeholder="12"
        />
        <Field
          label={words.year}
          aria-label={`${words.cardExpiry} · ${words.year}`}
          name="expiryYear"
          required
          inputMode="numeric"
          autoComplete="cc-exp-year"
          pattern="20[0-9]{2}"
          maxLength={4}
          placeholder="2030"
          check={(year) => (Number(year) < new Date().getFullYear() ? faults.expired : undefined)}
        />
        <Field
          label={words.securityCode}
          name="securityCode"
          required
          inputMode="numeric"
          autoComplete="cc-csc"
          pattern="[0-9]{3,4}"
          maxLength={4}
          placeholder="123"
        />
      </div>
    </>
  );
}
