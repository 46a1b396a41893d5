import { Alert, Button, CopyButton, Group, Stack, Textarea } from '@mantine/core';
import { useLanguage } from '../language/use-language.ts';

export type SecretWords = {
  secretTitle: string;
  secretLine: string;
  secretLabel: string;
  secretLost: string;
  secretDone: string;
};

type SecretOnceProps = { secret: string; text: SecretWords; onClose: () => void };

/** A secret, shown once and ready to be copied; an empty one was lost on the way. */
export function SecretOnce({ secret, text, onClose }: SecretOnceProps) {
  const { words } = useLanguage();
  if (secret === '') {
    return (
      <Stack>
        <Alert color="bad">{text.secretLost}</Alert>
        <Button onClick={onClose}>{words.close}</Button>
      </Stack>
    );
  }
  return (
    <Stack>
      <Alert color="warn">{text.secretLine}</Alert>
      <Textarea
        autosize
        label={text.secretLabel}
        value={secret}
        readOnly
        data-autofocus
        onFocus={(event) => event.currentTarget.select()}
      />
      <Group justify="flex-end" gap="xs">
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              <output>{copied ? words.copied : words.copy}</output>
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{text.secretDone}</Button>
      </Group>
    </Stack>
  );
}
