import { isConflict } from '../api/is-conflict.ts';
import { changedParts } from './changed-parts.ts';
import { ConflictNote } from './conflict-note.tsx';

type Versioned = { version: number; changedBy: string | null; changedAt: string | null };

type OvertakenProps<Thing extends Versioned, Part extends keyof Thing & string> = {
  error: unknown;
  /** What was seen when the form opened. */
  seen: Pick<Thing, NoInfer<Part> | 'version'>;
  newest: Thing;
  /** The parts of the thing in words. */
  names: Readonly<Record<Part, string>>;
  onKeep: (version: number) => void;
  onTake: (theirs: Thing) => void;
};

/** Once saving failed for it: who changed the same thing meanwhile and what of it, as soon as that is known. */
export function Overtaken<Thing extends Versioned, Part extends keyof Thing & string>(
  props: OvertakenProps<Thing, Part>,
) {
  const { error, seen, newest, names, onKeep, onTake } = props;
  if (!isConflict(error) || newest.version === seen.version || newest.changedAt === null) return null;
  return (
    <ConflictNote
      changedBy={newest.changedBy}
      changedAt={newest.changedAt}
      parts={changedParts<Part>(seen, newest, names)}
      onKeep={() => onKeep(newest.version)}
      onTake={() => onTake(newest)}
    />
  );
}
