import styles from './field.module.css';
import { useEarlyTyping } from './use-early-typing.ts';
import { useFault } from './use-fault.ts';

type FieldProps = React.InputHTMLAttributes<HTMLInputElement> & {
  label: string;
  name: string;
  hint?: string | undefined;
  /** What to say when what was typed has not the form asked for. */
  faultWords?: string | undefined;
  /** What else is wrong with a value, in words. */
  check?: ((value: string) => string | undefined) | undefined;
};

/** A labelled input with its hint, and its fault once it was left or the server found one. */
export function Field({ label, name, hint, faultWords, check, id = name, ...input }: FieldProps) {
  const { fault, faultId, ref, own } = useFault(name, check);
  const { onChange } = input;
  useEarlyTyping(ref, (control) =>
    onChange?.({ target: control, currentTarget: control } as React.ChangeEvent<HTMLInputElement>),
  );
  const hintId = hint ? `${id}-hint` : undefined;
  const described = [fault === undefined ? undefined : faultId, hintId].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        ref={ref as React.Ref<HTMLInputElement>}
        data-fault={faultWords}
        aria-describedby={described === '' ? undefined : described}
        {...own}
        {...input}
      />
      {fault === undefined ? null : (
        <small id={faultId} className={styles.fault}>
          {fault}
        </small>
      )}
      {hint ? (
        <small id={hintId} className={styles.hint}>
          {hint}
        </small>
      ) : null}
    </div>
  );
}
