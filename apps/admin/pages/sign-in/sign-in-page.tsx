import { Alert, Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router';
import { useProfile } from '../../api/use-profile.ts';
import { useSignIn } from '../../api/use-sign-in.ts';
import { useLanguage } from '../../language/use-language.ts';
import { FaultForm } from '../../parts/fault-form.tsx';
import { Page } from '../../parts/page.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import { PlainFrame } from '../../shell/plain-frame.tsx';
import { backPath } from './back-path.ts';
import { PasswordField } from './password-field.tsx';

/** Signs a member of staff in and brings them to where they wanted to go. */
export function SignInPage() {
  const { words } = useLanguage();
  const [parameters] = useSearchParams();
  const { data: profile } = useProfile();
  if (profile) return <Navigate to={backPath(parameters)} replace />;
  return (
    <PlainFrame>
      <Page title={words.signIn.title} line={words.signIn.line}>
        {parameters.has('ended') ? (
          <Alert color="warn" mb="md">
            {words.signIn.ended}
          </Alert>
        ) : null}
        <SignInForm />
      </Page>
    </PlainFrame>
  );
}

function SignInForm() {
  const { words } = useLanguage();
  const [parameters] = useSearchParams();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isTried, setIsTried] = useState(false);
  const signIn = useSignIn();
  const faultAt = useFaultAt(signIn.error);
  const fault = (value: string) => (isTried && value === '' ? words.required : undefined);
  const submit = () => {
    setIsTried(true);
    if (email !== '' && password !== '') signIn.mutate({ email: email.trim(), password });
  };
  const newPassword = { pathname: '/new-password', search: parameters.toString() };
  return (
    <FaultForm onSubmit={submit} isBusy={signIn.isPending} error={signIn.error}>
      <Stack>
        <TextInput
          label={words.signIn.email}
          type="email"
          autoComplete="username"
          value={email}
          error={fault(email) ?? faultAt('/email', words.notEmail)}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordField
          label={words.signIn.password}
          autoComplete="current-password"
          value={password}
          error={fault(password)}
          onChange={setPassword}
        />
        {signIn.error && !faultAt('/email') ? <ProblemNote error={signIn.error} /> : null}
        <Button type="submit" loading={signIn.isPending}>
          {words.signIn.submit}
        </Button>
        <Anchor component={Link} to={newPassword}>
          {words.signIn.forgot}
        </Anchor>
        <Anchor component={Link} to={{ ...newPassword, hash: 'code' }}>
          {words.signIn.haveCode}
        </Anchor>
      </Stack>
    </FaultForm>
  );
}
