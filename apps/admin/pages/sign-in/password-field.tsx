import { PasswordInput } from '@mantine/core';
import { useLanguage } from '../../language/use-language.ts';

type PasswordFieldProps = {
  label: string;
  description?: string;
  autoComplete: 'current-password' | 'new-password';
  value: string;
  onChange: (password: string) => void;
  error: string | undefined;
};

/** A field for a password that can be looked at while it is typed. */
export function PasswordField({ onChange, error, ...field }: PasswordFieldProps) {
  const { words } = useLanguage();
  return (
    <PasswordInput
      {...field}
      error={error}
      aria-invalid={error !== undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': words.signIn.showPassword }}
    />
  );
}
