import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { Permission } from '#contracts/access.ts';
import { useProfile } from '../../api/use-profile.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Facts } from '../../parts/facts.tsx';
import { Page } from '../../parts/page.tsx';
import { Section } from '../../parts/section.tsx';
import { Sessions } from './sessions.tsx';

/** Who one is, what one may do, and where one is signed in. */
export function AccountPage() {
  const { words } = useLanguage();
  const { data: profile } = useProfile();
  const text = words.account;
  const rights =
    profile?.permissions.map((each) => words.keys.permissionNames[each as Permission] ?? each) ?? [];
  return (
    <Page
      title={text.title}
      actions={
        <Button variant="default" component={Link} to="/new-password">
          {text.newPassword}
        </Button>
      }
    >
      <Section title={text.who}>
        <Facts
          facts={[
            { name: text.name, value: profile?.name },
            { name: text.email, value: profile?.email ?? words.nothing },
            { name: text.rights, value: words.listed(rights) || words.nothing },
          ]}
        />
      </Section>
      <Sessions />
    </Page>
  );
}
