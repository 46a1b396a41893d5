import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './empty.module.css';

/** What stands where nothing is: why, and what brings something here. */
export function Empty({ title, line, children }: { title: string; line: string; children?: ReactNode }) {
  return (
    <div className={styles['empty']}>
      <Title order={2} size="h4">
        {title}
      </Title>
      <p>{line}</p>
      {children}
    </div>
  );
}
