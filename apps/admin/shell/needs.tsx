import type { ReactNode } from 'react';
import type { Permission } from '#contracts/access.ts';
import { usePermissions } from '../api/use-permissions.ts';
import { useLanguage } from '../language/use-language.ts';
import { Page } from '../parts/page.tsx';

/** Shows a page to those who hold one of some permissions, and says to others whom to ask. */
export function Needs({ anyOf, children }: { anyOf: readonly Permission[]; children: ReactNode }) {
  const { words } = useLanguage();
  const may = usePermissions();
  if (may(...anyOf)) return children;
  return (
    <Page title={words.signIn.notAllowedTitle} line={words.signIn.notAllowedLine}>
      {null}
    </Page>
  );
}
