import { VisuallyHidden } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/use-language.ts';
import { ProblemNote } from './problem-note.tsx';

type AnswerProps<Data> = {
  query: UseQueryResult<Data>;
  skeleton: ReactNode;
  children: (data: Data) => ReactNode;
};

/** What a query gave: its shape in grey while it comes, the problem and a way on when it failed, else the answer. */
export function Answer<Data>({ query, skeleton, children }: AnswerProps<Data>) {
  const { words } = useLanguage();
  const { data, error, isPending, refetch } = query;
  return (
    <>
      {error ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? (
        <div aria-busy="true">
          <VisuallyHidden component="output">{words.loading}</VisuallyHidden>
          {skeleton}
        </div>
      ) : null}
      {data === undefined ? null : children(data)}
    </>
  );
}
