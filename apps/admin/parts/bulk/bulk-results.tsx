import { Alert, List } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useLanguage } from '../../language/use-language.ts';
import type { BulkResult } from './use-bulk.ts';

/** What became of each row that something was done with; it has the focus when it comes. */
export function BulkResults({ results, onClose }: { results: readonly BulkResult[]; onClose: () => void }) {
  const { words, locale } = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const isThere = results.length > 0;
  useEffect(() => {
    if (isThere) place.current?.focus();
  }, [isThere]);
  if (!isThere) return null;
  const good = results.filter(({ problem }) => problem === null).length;
  const telling = locale === 'en-gb';
  return (
    <Alert
      ref={place}
      tabIndex={-1}
      color={good === results.length ? 'good' : 'bad'}
      title={words.table.resultsTitle(good, results.length)}
      mb="md"
      withCloseButton
      closeButtonLabel={words.close}
      onClose={onClose}
    >
      <List>
        {results.map(({ key, name, problem, links, note }) => (
          <List.Item key={key}>
            <strong>{name}</strong>: {problem ? words.problems[problem.code] : (note ?? '')}
            {problem && telling && problem.status < 500 ? ` ${problem.detail}` : ''}
            {!problem && !note && links.length === 0 ? words.table.done : ''}
            {links.map((link) => (
              <a
                key={link.address}
                href={link.address}
                target="_blank"
                rel="noreferrer"
                style={{ marginInlineStart: 8 }}
              >
                {link.name}
              </a>
            ))}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
