import { Notification } from '@mantine/core';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useLanguage } from '../language/use-language.ts';
import { AnnouncementContext } from './announcement-context.ts';
import styles from './announcement-provider.module.css';

const shownMs = 8000;

/** Shows the last thing that was done for a few seconds, above everything else. */
export function AnnouncementProvider({ children }: { children: ReactNode }) {
  const { words } = useLanguage();
  const [said, setSaid] = useState<{ text: string; id: number }>();
  const announce = useCallback((text: string) => setSaid({ text, id: performance.now() }), []);
  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => setSaid(undefined), shownMs);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <AnnouncementContext value={announce}>
      {children}
      <output className={styles['place']}>
        {said ? (
          <Notification
            key={said.id}
            color="good"
            role="presentation"
            withBorder
            onClose={() => setSaid(undefined)}
            closeButtonProps={{ 'aria-label': words.close }}
          >
            {said.text}
          </Notification>
        ) : null}
      </output>
    </AnnouncementContext>
  );
}
