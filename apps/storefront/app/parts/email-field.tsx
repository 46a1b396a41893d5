import { Field } from './field.tsx';

type Props = { label: string; autoComplete?: 'username' | 'email'; defaultValue?: string };

/** An e-mail address that must be there; `username` is what password managers look for. */
export function EmailField({ label, autoComplete = 'username', defaultValue }: Props) {
  return (
    <Field
      label={label}
      name="email"
      type="email"
      required
      maxLength={254}
      autoComplete={autoComplete}
      defaultValue={defaultValue}
    />
  );
}
