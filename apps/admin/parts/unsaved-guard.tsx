import { Button, Group, Modal } from '@mantine/core';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useLanguage } from '../language/use-language.ts';

type UnsavedGuardProps = { isUnsaved: boolean; mayLeave?: () => boolean };

/** Asks before one leaves a page with changes that are not saved; the browser asks where it closes the page itself. */
export function UnsavedGuard({ isUnsaved, mayLeave }: UnsavedGuardProps) {
  const { words } = useLanguage();
  const text = words.unsaved;
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isUnsaved && !mayLeave?.() && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isUnsaved]);
  return (
    <Modal
      opened={blocker.state === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={text.title}
      closeButtonProps={{ 'aria-label': words.close }}
      attributes={{ header: { role: 'presentation' } }}
      transitionProps={{ duration: 0 }}
    >
      <p>{text.line}</p>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" color="bad" onClick={() => blocker.proceed?.()}>
          {text.leave}
        </Button>
        <Button data-autofocus onClick={() => blocker.reset?.()}>
          {text.stay}
        </Button>
      </Group>
    </Modal>
  );
}
