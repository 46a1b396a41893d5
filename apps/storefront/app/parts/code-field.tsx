import { useParams } from 'react-router';
import { formWords } from '../../../ui/messages/form-words.ts';
import styles from './door-card.module.css';
import { Field } from './field.tsx';

/** The six digits of a code, which phones fill in from the message. */
export function CodeField({ label }: { label: string }) {
  const { locale = 'en-gb' } = useParams();
  return (
    <div className={styles.code}>
      <Field
        label={label}
        name="code"
        required
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9]{6}"
        maxLength={6}
        faultWords={formWords(locale).code}
      />
    </div>
  );
}
