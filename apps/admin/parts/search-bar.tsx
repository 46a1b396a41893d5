import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './search-bar.module.css';

type SearchBarProps = { submitLabel: string; onSearch: () => void; children: ReactNode };

/** The fields that narrow a list, and the button that does it. */
export function SearchBar({ submitLabel, onSearch, children }: SearchBarProps) {
  return (
    <search>
      <form
        className={styles['bar']}
        onSubmit={(event) => {
          event.preventDefault();
          onSearch();
        }}
      >
        {children}
        <Button type="submit" variant="default">
          {submitLabel}
        </Button>
      </form>
    </search>
  );
}
