import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useLanguage } from '../language/use-language.ts';
import { Page } from '../parts/page.tsx';

/** Stands at addresses where nothing is. */
export function LostPage() {
  const { words } = useLanguage();
  return (
    <Page title={words.broken.lostTitle} line={words.broken.lostLine}>
      <Button component={Link} to="/">
        {words.broken.home}
      </Button>
    </Page>
  );
}
