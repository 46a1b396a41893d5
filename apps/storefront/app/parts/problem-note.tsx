import type { Problem } from '../../../client/client.ts';
import type { Messages } from '../../../ui/messages/en.ts';
import styles from './problem-note.module.css';

/** Says what went wrong and what to do about it, in the visitor's language where we have the words. */
export function ProblemNote({ problem, words }: { problem: Problem | null | undefined; words: Messages }) {
  if (!problem) return null;
  const field = problem.path?.split('/').at(-1);
  return (
    <p role="alert" className={styles.note}>
      {words.problems[problem.code] ?? `${words.problem}: ${problem.detail}`}
      {problem.code === 'invalid-input' && field ? ` (${field})` : null}
    </p>
  );
}
