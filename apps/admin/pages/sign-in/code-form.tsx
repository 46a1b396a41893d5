import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { problemOf } from '../../api/problem-of.ts';
import { useResetPassword } from '../../api/use-sign-in.ts';
import { useLanguage } from '../../language/use-language.ts';
import { FaultForm } from '../../parts/fault-form.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import { PasswordField } from './password-field.tsx';

type CodeFormProps = {
  email: string;
  emailField: ReactNode;
  sentLine: string | undefined;
  onTry: () => void;
  onDone: () => void;
  onAnotherCode: () => void;
};

const fieldPaths = ['/code', '/newPassword'];

/** Takes the mailed code and the new password. */
export function CodeForm({ email, emailField, sentLine, onTry, onDone, onAnotherCode }: CodeFormProps) {
  const { words } = useLanguage();
  const [code, setCode] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [isTried, setIsTried] = useState(false);
  const reset = useResetPassword();
  const faultAt = useFaultAt(reset.error);
  const missing = (value: string) => (isTried && value === '' ? words.required : undefined);
  const submit = () => {
    onTry();
    setIsTried(true);
    if (email === '' || code === '' || newPassword === '') return;
    reset.mutate({ email: email.trim(), code, newPassword }, { onSuccess: onDone });
  };
  return (
    <FaultForm onSubmit={submit} isBusy={reset.isPending} error={reset.error}>
      <Stack>
        {sentLine ? <Alert color="good">{sentLine}</Alert> : null}
        {emailField}
        <TextInput
          label={words.newPassword.code}
          description={words.newPassword.codeHint}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          value={code}
          error={missing(code) ?? faultAt('/code')}
          onChange={(event) => setCode(event.currentTarget.value.replaceAll(/\D/g, ''))}
        />
        <PasswordField
          label={words.newPassword.password}
          description={words.newPassword.passwordHint}
          autoComplete="new-password"
          value={newPassword}
          error={missing(newPassword) ?? faultAt('/newPassword')}
          onChange={setNewPassword}
        />
        {reset.error && !fieldPaths.includes(problemOf(reset.error).path ?? '') ? (
          <ProblemNote error={reset.error} />
        ) : null}
        <Button type="submit" loading={reset.isPending}>
          {words.newPassword.submit}
        </Button>
        <Button variant="default" onClick={onAnotherCode}>
          {words.newPassword.anotherCode}
        </Button>
      </Stack>
    </FaultForm>
  );
}
