import styles from './field.module.css';
import { useEarlyTyping } from './use-early-typing.ts';
import { useFault } from './use-fault.ts';

type SelectFieldProps = React.SelectHTMLAttributes<HTMLSelectElement> & { label: string; name: string };

/** A labelled choice, with its fault once it was left or the server found one. */
export function SelectField({ label, name, id = name, children, ...select }: SelectFieldProps) {
  const { fault, faultId, ref, own } = useFault(name);
  const { onChange } = select;
  useEarlyTyping(ref, (control) =>
    onChange?.({ target: control, currentTarget: control } as React.ChangeEvent<HTMLSelectElement>),
  );
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        name={name}
        ref={ref as React.Ref<HTMLSelectElement>}
        aria-describedby={fault === undefined ? undefined : faultId}
        {...own}
        {...select}
      >
        {children}
      </select>
      {fault === undefined ? null : (
        <small id={faultId} className={styles.fault}>
          {fault}
        </small>
      )}
    </div>
  );
}
