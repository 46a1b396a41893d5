import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import { usePermissions } from '../api/use-permissions.ts';
import { useLanguage } from '../language/use-language.ts';
import { Icon } from '../parts/icon.tsx';
import styles from './main-nav.module.css';
import { screenGroups, type Screen } from './screens.ts';
import { useClosedGroups } from './use-closed-groups.ts';

/** The way to every screen that one may see, in groups that can be closed and stay so in this browser. */
export function MainNav({ onGo }: { onGo?: () => void }) {
  const { words } = useLanguage();
  const may = usePermissions();
  const { pathname } = useLocation();
  const { isClosed, remember } = useClosedGroups();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    nav.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest' });
  }, []);
  const groups = screenGroups.flatMap(({ name, screens }) => {
    const seen = (screens as readonly Screen[]).filter(({ needs }) => may(...needs));
    return seen.length > 0 ? [{ name, screens: seen }] : [];
  });
  return (
    <nav ref={nav} aria-label={words.nav.title} className={styles['nav']}>
      {groups.map(({ name, screens }) => {
        if (name === 'home') return <Links key={name} screens={screens} onGo={onGo} />;
        const isHere = screens.some(({ path }) => pathname.startsWith(path));
        return (
          <details
            key={name}
            open={isHere || !isClosed(name)}
            onToggle={({ currentTarget }) => {
              if (!isHere) remember(name, !currentTarget.open);
            }}
          >
            <summary className={styles['group']}>{words.navGroups[name]}</summary>
            <Links screens={screens} onGo={onGo} />
          </details>
        );
      })}
    </nav>
  );
}

function Links({ screens, onGo }: { screens: readonly Screen[]; onGo: (() => void) | undefined }) {
  const { words } = useLanguage();
  return (
    <ul className={styles['list']}>
      {screens.map(({ path, name }) => (
        <li key={path}>
          <NavLink
            to={path}
            end={path === '/'}
            className={styles['link'] ?? ''}
            {...(onGo ? { onClick: onGo } : {})}
          >
            <Icon name={name} />
            {words.nav[name]}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
