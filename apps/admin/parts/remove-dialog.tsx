import type { ButtonProps } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { ActionDialog } from './action-dialog.tsx';
import { DialogForm } from './dialog-form.tsx';
import { useAnnounce } from './use-announce.ts';

type Removal<Target> = {
  mutate: (target: Target, ways: { onSuccess: () => void }) => void;
  isPending: boolean;
  error: unknown;
};

type RemoveDialogProps<Target> = Pick<ButtonProps, 'variant' | 'color'> & {
  target: Target;
  removal: Removal<Target>;
  /** What removing it means. */
  children: ReactNode;
  said: { label: string; title: string; submit: string; done: string };
  /** The page to be on afterwards; without it, the button stands in the row that goes away. */
  goTo?: string;
  /** Says more about a refusal than the shop itself could. */
  explain?: (error: unknown) => string | undefined;
};

/** Removes something after saying what that means, and tells when it is gone. */
export function RemoveDialog<Target>(props: RemoveDialogProps<Target>) {
  const { said, goTo, variant = 'default', color } = props;
  return (
    <ActionDialog
      label={said.label}
      title={said.title}
      variant={variant}
      {...(color ? { color } : {})}
      {...(goTo === undefined ? { spokenLabel: said.title, size: 'xs', isLastTime: true } : {})}
    >
      {(ways) => <RemoveForm {...props} {...ways} />}
    </ActionDialog>
  );
}

type RemoveFormProps<Target> = RemoveDialogProps<Target> & { leave: () => void; finish: () => void };

function RemoveForm<Target>(props: RemoveFormProps<Target>) {
  const { target, removal, said, goTo, explain, leave, finish } = props;
  const announce = useAnnounce();
  const navigate = useNavigate();
  // A refusal of an earlier time is not said again when the dialog opens anew.
  const [isTried, setIsTried] = useState(false);
  const error = isTried ? removal.error : null;
  const submit = () => {
    setIsTried(true);
    removal.mutate(target, {
      onSuccess: () => {
        announce(said.done);
        if (goTo === undefined) finish();
        else void navigate(goTo);
      },
    });
  };
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={said.submit}
      submitColor="bad"
      isBusy={removal.isPending}
      error={error}
      errorDetail={error === null ? undefined : explain?.(error)}
    >
      {props.children}
    </DialogForm>
  );
}
