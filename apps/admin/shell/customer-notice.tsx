import { Button, Stack } from '@mantine/core';
import { useSignOut } from '../api/use-sign-in.ts';
import { useLanguage } from '../language/use-language.ts';
import { Page } from '../parts/page.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { PlainFrame } from './plain-frame.tsx';

/** Tells a customer that this is not for them, and where to go instead. */
export function CustomerNotice({ name }: { name: string }) {
  const { words } = useLanguage();
  const signOut = useSignOut();
  return (
    <PlainFrame>
      <Page title={words.signIn.customerTitle} line={words.signIn.customerLine(name)}>
        {signOut.error ? <ProblemNote error={signOut.error} /> : null}
        <Stack gap="xs">
          <Button component="a" href="/">
            {words.toShop}
          </Button>
          <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate()}>
            {words.signIn.otherAccount}
          </Button>
        </Stack>
      </Page>
    </PlainFrame>
  );
}
