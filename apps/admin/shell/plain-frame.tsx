import type { ReactNode } from 'react';
import { Brand } from './brand.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import styles from './plain-frame.module.css';

/** The frame around the pages that nobody needs to be signed in for. */
export function PlainFrame({ children }: { children: ReactNode }) {
  return (
    <div className={styles['frame']}>
      <header className={styles['top']}>
        <Brand />
        <LanguageSwitch />
      </header>
      <main className={styles['card']}>{children}</main>
    </div>
  );
}
