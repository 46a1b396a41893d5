import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { TitleText } from '../../ui/title-text.tsx';
import { useLanguage } from '../language/use-language.ts';
import { Icon } from './icon.tsx';
import styles from './page.module.css';

type PageProps = {
  title: string;
  line?: string;
  back?: { to: string; label: string };
  actions?: ReactNode;
  children: ReactNode;
};

/** A page: its name in the window and as the heading that gets the focus, what one can do here, and its content. */
export function Page({ title, line, back, actions, children }: PageProps) {
  const { words } = useLanguage();
  return (
    <>
      <title>{`${title} · ${words.adminName}`}</title>
      <header className={styles['head']}>
        {back ? (
          <Link className={styles['back']} to={back.to}>
            <Icon name="back" size={16} />
            {back.label}
          </Link>
        ) : null}
        <div className={styles['row']}>
          <Title order={1} size="h2" tabIndex={-1}>
            <TitleText text={title} />
          </Title>
          {actions ? <div className={styles['actions']}>{actions}</div> : null}
        </div>
        {line ? <p className={styles['line']}>{line}</p> : null}
      </header>
      {children}
    </>
  );
}
