import { Button, Modal, type ButtonProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { useLanguage } from '../language/use-language.ts';
import { focusHeading } from './focus-heading.ts';

type ActionDialogProps = Pick<ButtonProps, 'variant' | 'color' | 'size'> & {
  label: string;
  /** What a screen reader says where the label alone would not tell which row is meant. */
  spokenLabel?: string;
  title: string;
  /** The button goes away when the action is done, so that the focus must go elsewhere. */
  isLastTime?: true;
  children: (ways: { leave: () => void; finish: () => void }) => ReactNode;
};

/** A button that asks in a dialog before it acts; what was typed is forgotten when the dialog closes. */
export function ActionDialog({
  label,
  spokenLabel,
  title,
  isLastTime,
  children,
  ...look
}: ActionDialogProps) {
  const { words } = useLanguage();
  const [isOpen, { open, close }] = useDisclosure(false);
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const leave = () => {
    close();
    requestAnimationFrame(() => button?.focus());
  };
  const finish = () => {
    if (!isLastTime) return leave();
    close();
    requestAnimationFrame(focusHeading);
  };
  return (
    <>
      <Button ref={setButton} onClick={open} aria-haspopup="dialog" aria-label={spokenLabel} {...look}>
        {label}
      </Button>
      <Modal
        opened={isOpen}
        onClose={leave}
        title={title}
        returnFocus={false}
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': words.close }}
        // The head of a dialog is no banner of the page.
        attributes={{ header: { role: 'presentation' } }}
        transitionProps={{ duration: 0 }}
      >
        {children({ leave, finish })}
      </Modal>
    </>
  );
}
