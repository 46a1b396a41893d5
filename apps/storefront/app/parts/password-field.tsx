import { useState } from 'react';
import { useParams } from 'react-router';
import { formWords } from '../../../ui/messages/form-words.ts';
import styles from './field.module.css';
import { useFault } from './use-fault.ts';
import { useHydrated } from './use-hydrated.ts';

type PasswordFieldProps = { label: string; name: string; isNew?: boolean };

/** A password with a button that shows it; the button comes with the script that it needs. */
export function PasswordField({ label, name, isNew = false }: PasswordFieldProps) {
  const { locale = 'en-gb' } = useParams();
  const words = formWords(locale);
  const { fault, faultId, ref, own } = useFault(name);
  const [isShown, setShown] = useState(false);
  const hasScript = useHydrated();
  const described = [fault === undefined ? '' : faultId, isNew ? `${name}-hint` : ''].join(' ').trim();
  return (
    <div className={styles.field}>
      <label htmlFor={name}>{label}</label>
      <div className={styles.secret}>
        <input
          id={name}
          name={name}
          ref={ref as React.Ref<HTMLInputElement>}
          type={isShown ? 'text' : 'password'}
          required
          minLength={isNew ? 8 : undefined}
          maxLength={200}
          autoComplete={isNew ? 'new-password' : 'current-password'}
          autoCapitalize="none"
          spellCheck={false}
          data-fault={words.problems['password-weak']}
          aria-describedby={described === '' ? undefined : described}
          {...own}
        />
        {hasScript ? (
          <button
            type="button"
            aria-label={isShown ? words.hidePassword : words.showPassword}
            aria-controls={name}
            onClick={() => setShown(!isShown)}
          >
            {isShown ? words.hide : words.show}
          </button>
        ) : null}
      </div>
      {fault === undefined ? null : (
        <small id={faultId} className={styles.fault}>
          {fault}
        </small>
      )}
      {isNew ? (
        <small id={`${name}-hint`} className={styles.hint}>
          {words.passwordHint}
        </small>
      ) : null}
    </div>
  );
}
