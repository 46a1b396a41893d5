import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { problemOf } from '../api/problem-of.ts';
import { useLanguage } from '../language/use-language.ts';
import { FaultForm } from './fault-form.tsx';
import { ProblemNote } from './problem-note.tsx';

type DialogFormProps = {
  onSubmit: () => void;
  onCancel: () => void;
  submitLabel: string;
  cancelLabel?: string;
  submitColor?: string;
  isBusy: boolean;
  /** False when there is nothing to send yet. */
  isReady?: boolean;
  error: unknown;
  /** Says more about the error than the shop itself could. */
  errorDetail?: string | undefined;
  /** Paths of the fields that show a refusal themselves. */
  fieldPaths?: readonly string[];
  children?: ReactNode;
};

/** The form inside of a dialog: its fields, what went wrong, and the way on or out. */
export function DialogForm(props: DialogFormProps) {
  const { words } = useLanguage();
  const { error, fieldPaths = [] } = props;
  const isShownAtField = error !== null && fieldPaths.includes(problemOf(error).path ?? '-');
  return (
    <FaultForm onSubmit={props.onSubmit} isBusy={props.isBusy} error={error}>
      {props.children}
      {error === null || isShownAtField ? null : <ProblemNote error={error} detail={props.errorDetail} />}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={props.onCancel}>
          {props.cancelLabel ?? words.cancel}
        </Button>
        <Button
          type="submit"
          color={props.submitColor ?? 'accent'}
          loading={props.isBusy}
          disabled={props.isReady === false}
        >
          {props.submitLabel}
        </Button>
      </Group>
    </FaultForm>
  );
}
