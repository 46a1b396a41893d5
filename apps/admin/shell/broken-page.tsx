import { Button } from '@mantine/core';
import { useLanguage } from '../language/use-language.ts';
import { Page } from '../parts/page.tsx';
import { PlainFrame } from './plain-frame.tsx';

/** Stands where a page threw. */
export function BrokenPage() {
  const { words } = useLanguage();
  return (
    <PlainFrame>
      <Page title={words.broken.title} line={words.broken.line}>
        <Button onClick={() => window.location.reload()}>{words.broken.reload}</Button>
      </Page>
    </PlainFrame>
  );
}
