import { Alert, Button, Group, List } from '@mantine/core';
import { useActorName } from '../api/use-actor-name.ts';
import { useLanguage } from '../language/use-language.ts';

type ConflictNoteProps = {
  changedBy: string | null;
  changedAt: string;
  /** What they changed, in words. */
  parts: readonly string[];
  onKeep: () => void;
  onTake: () => void;
};

/** Tells who changed what of the same thing meanwhile, and lets one keep one's own or take theirs. */
export function ConflictNote({ changedBy, changedAt, parts, onKeep, onTake }: ConflictNoteProps) {
  const { words, moment } = useLanguage();
  const text = words.conflict;
  const nameOf = useActorName();
  const who = changedBy === null ? words.editor.somebody : nameOf(changedBy);
  return (
    <Alert color="warn" title={words.editor.newerTitle(who, moment(changedAt))} my="md" role="alert">
      {parts.length > 0 ? (
        <>
          <p>{text.changed}</p>
          <List mb="md">
            {parts.map((part) => (
              <List.Item key={part}>{part}</List.Item>
            ))}
          </List>
        </>
      ) : null}
      <Group>
        <Button onClick={onKeep}>{text.keepMine}</Button>
        <Button variant="default" onClick={onTake}>
          {text.takeTheirs}
        </Button>
      </Group>
    </Alert>
  );
}
