import { Button, Group } from '@mantine/core';
import { useLanguage } from '../language/use-language.ts';
import { ProblemNote } from './problem-note.tsx';

type ExportButtonProps = {
  label: string;
  /** How far it is, in words; undefined when nothing is being read. */
  progress: string | undefined;
  onStart: () => void;
  onStop: () => void;
  error: unknown;
  isSubmit?: true;
  size?: 'xs';
};

/** Starts to write a file, tells how far it is, and stops it. */
export function ExportButton(props: ExportButtonProps) {
  const { words } = useLanguage();
  const { progress, size = 'sm' } = props;
  const isBusy = progress !== undefined;
  return (
    <>
      <Group gap="sm">
        <Button
          variant="default"
          size={size}
          type={props.isSubmit ? 'submit' : 'button'}
          loading={isBusy}
          onClick={props.isSubmit ? undefined : props.onStart}
        >
          {props.label}
        </Button>
        {isBusy ? (
          <Button variant="subtle" size={size} onClick={props.onStop}>
            {words.transfer.stop}
          </Button>
        ) : null}
        {/* Out of the row while it says nothing, so that it leaves no gap there. */}
        <output style={isBusy ? undefined : { position: 'absolute' }}>{progress}</output>
      </Group>
      {props.error === null ? null : <ProblemNote error={props.error} />}
    </>
  );
}
