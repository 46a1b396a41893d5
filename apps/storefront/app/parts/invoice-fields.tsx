import type { Messages } from '../../../ui/messages/en.ts';
import { Field } from './field.tsx';
import styles from './form-section.module.css';

type Props = { name: string | undefined; taxNumber: string | undefined; words: Messages };

/** For companies: to whom the invoice is written, and their tax number. */
export function InvoiceFields({ name, taxNumber, words }: Props) {
  return (
    <details className={styles.more} open={Boolean(name)}>
      <summary>{words.invoiceTo}</summary>
      <Field
        label={words.invoiceName}
        name="invoiceName"
        maxLength={100}
        autoComplete="billing organization"
        defaultValue={name}
      />
      <Field
        label={words.invoiceTaxNumber}
        name="invoiceTaxNumber"
        maxLength={40}
        autoCapitalize="characters"
        hint={words.invoiceTaxNumberHint}
        defaultValue={taxNumber}
      />
    </details>
  );
}
