import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './section.module.css';

type SectionProps = { title: string; line?: string; actions?: ReactNode; children: ReactNode };

/** A titled part of a page. */
export function Section({ title, line, actions, children }: SectionProps) {
  return (
    <section className={styles['section']}>
      <div className={styles['head']}>
        <Title order={2} size="h4">
          {title}
        </Title>
        {actions}
      </div>
      {line ? <p className={styles['line']}>{line}</p> : null}
      {children}
    </section>
  );
}
