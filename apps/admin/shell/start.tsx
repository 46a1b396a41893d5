import type { ReactNode } from 'react';
import { Navigate } from 'react-router';
import { usePermissions } from '../api/use-permissions.ts';
import { useLanguage } from '../language/use-language.ts';
import { Page } from '../parts/page.tsx';
import { screens } from './screens.ts';

/** The first screen, or the way to the first of the others where one may not see it. */
export function Start({ home }: { home: ReactNode }) {
  const { words } = useLanguage();
  const may = usePermissions();
  const first = screens.find(({ needs }) => may(...needs));
  if (first?.name === 'dashboard') return home;
  if (first) return <Navigate to={first.path} replace />;
  return (
    <Page title={words.signIn.noRightsTitle} line={words.signIn.noRightsLine}>
      {null}
    </Page>
  );
}
