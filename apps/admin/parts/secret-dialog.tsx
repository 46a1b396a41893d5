import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { useLanguage } from '../language/use-language.ts';
import { SecretOnce, type SecretWords } from './secret-once.tsx';

type SecretDialogProps = {
  label: string;
  title: string;
  variant?: 'default';
  /** What is said of the secret. */
  text: SecretWords;
  children: (ways: { onClose: () => void; onMade: (secret: string) => void }) => ReactNode;
};

/** A dialog that ends with a secret, which is shown once; it cannot be left by accident while it is shown. */
export function SecretDialog({ label, title, variant, text, children }: SecretDialogProps) {
  const { words } = useLanguage();
  const [isOpen, { open, close }] = useDisclosure(false);
  const [secret, setSecret] = useState<string>();
  const leave = () => {
    close();
    setSecret(undefined);
  };
  const isForm = secret === undefined;
  return (
    <>
      <Button onClick={open} aria-haspopup="dialog" variant={variant ?? 'filled'}>
        {label}
      </Button>
      <Modal
        opened={isOpen}
        onClose={leave}
        title={isForm ? title : text.secretTitle}
        withCloseButton={isForm}
        closeOnEscape={isForm}
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': words.close }}
        attributes={{ header: { role: 'presentation' } }}
        transitionProps={{ duration: 0 }}
      >
        {isForm ? (
          children({ onClose: leave, onMade: setSecret })
        ) : (
          <SecretOnce secret={secret} text={text} onClose={leave} />
        )}
      </Modal>
    </>
  );
}
