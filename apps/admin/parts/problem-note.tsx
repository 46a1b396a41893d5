import { Alert, Button } from '@mantine/core';
import { ProblemError } from '../api/problem-error.ts';
import { problemOf } from '../api/problem-of.ts';
import { useLanguage } from '../language/use-language.ts';

type ProblemNoteProps = {
  error: unknown;
  /** Says more than the shop itself could. */
  detail?: string | undefined;
  onRetry?: () => void;
};

/** Says what went wrong and what a person can do about it. */
export function ProblemNote({ error, detail: ownDetail, onRetry }: ProblemNoteProps) {
  const { words, locale } = useLanguage();
  const { code, detail, status, traceId } = problemOf(error);
  const seconds = error instanceof ProblemError ? error.retryAfterSeconds : undefined;
  // The shop's own detail is English; where it says more than our words it stands below them.
  const isTelling = !ownDetail && status >= 400 && status < 500 && status !== 401 && detail !== '';
  return (
    <Alert color="bad" title={words.problems[code]} my="md">
      {ownDetail ? <p>{ownDetail}</p> : null}
      {isTelling ? <p lang={locale === 'en-gb' ? undefined : 'en'}>{detail}</p> : null}
      {seconds ? <p>{words.waitHint(seconds)}</p> : null}
      {status >= 500 && traceId ? <p>{words.traceHint(traceId)}</p> : null}
      {onRetry ? (
        <Button variant="default" size="xs" mt="xs" onClick={onRetry}>
          {words.tryAgain}
        </Button>
      ) : null}
    </Alert>
  );
}
