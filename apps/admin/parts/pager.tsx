import { Button, Group } from '@mantine/core';
import { Link } from 'react-router';
import { useLanguage } from '../language/use-language.ts';
import type { Pages } from './use-pages.ts';

/** Leads to the previous and the next page of a list; is not there when the list fits on one. */
export function Pager({ pages, nextCursor }: { pages: Pages; nextCursor: string | null }) {
  const { words } = useLanguage();
  const { previous } = pages;
  const next = pages.next(nextCursor);
  if (!previous && !next) return null;
  return (
    <Group component="nav" aria-label={words.pages} justify="space-between" mt="md">
      <Step to={previous} label={words.previous} />
      <Step to={next} label={words.next} />
    </Group>
  );
}

function Step({ to, label }: { to: string | undefined; label: string }) {
  if (!to) return <span />;
  return (
    <Button variant="default" component={Link} to={to}>
      {label}
    </Button>
  );
}
