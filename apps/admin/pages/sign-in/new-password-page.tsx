import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link, Navigate, useLocation, useSearchParams } from 'react-router';
import { useProfile } from '../../api/use-profile.ts';
import { useRequestCode } from '../../api/use-sign-in.ts';
import { useLanguage } from '../../language/use-language.ts';
import { FaultForm } from '../../parts/fault-form.tsx';
import { Page } from '../../parts/page.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import { PlainFrame } from '../../shell/plain-frame.tsx';
import { backPath } from './back-path.ts';
import { CodeForm } from './code-form.tsx';

/** Has a code mailed and, with it, a password chosen: for the forgetful and for new colleagues. */
export function NewPasswordPage() {
  const { words, locale } = useLanguage();
  const [parameters] = useSearchParams();
  const { hash } = useLocation();
  const { data: profile } = useProfile();
  const [email, setEmail] = useState(profile?.email ?? '');
  const [hasCode, setHasCode] = useState(hash === '#code');
  const [isTried, setIsTried] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const request = useRequestCode();
  const faultAt = useFaultAt(request.error);
  if (isDone && profile) return <Navigate to={backPath(parameters)} replace />;

  const send = () => {
    setIsTried(true);
    if (email === '') return;
    request.mutate({ email: email.trim(), locale }, { onSuccess: () => setHasCode(true) });
  };
  const emailField = (
    <TextInput
      label={words.signIn.email}
      type="email"
      autoComplete="username"
      value={email}
      error={isTried && email === '' ? words.required : faultAt('/email', words.notEmail)}
      onChange={(event) => setEmail(event.currentTarget.value)}
    />
  );
  return (
    <PlainFrame>
      <Page title={words.newPassword.title} line={words.newPassword.line}>
        {hasCode ? (
          <CodeForm
            email={email}
            emailField={emailField}
            sentLine={request.isSuccess ? words.newPassword.sent(email.trim()) : undefined}
            onTry={() => setIsTried(true)}
            onDone={() => setIsDone(true)}
            onAnotherCode={() => setHasCode(false)}
          />
        ) : (
          <FaultForm onSubmit={send} isBusy={request.isPending} error={request.error}>
            <Stack>
              {emailField}
              {request.error && !faultAt('/email') ? <ProblemNote error={request.error} /> : null}
              <Button type="submit" loading={request.isPending}>
                {words.newPassword.send}
              </Button>
              <Button variant="default" onClick={() => setHasCode(true)}>
                {words.newPassword.haveCode}
              </Button>
            </Stack>
          </FaultForm>
        )}
        <Anchor
          component={Link}
          to={{ pathname: '/sign-in', search: parameters.toString() }}
          mt="md"
          display="block"
        >
          {words.newPassword.back}
        </Anchor>
      </Page>
    </PlainFrame>
  );
}
