import { Outlet } from 'react-router';
import type { Profile } from '../api/use-profile.ts';
import { useLanguage } from '../language/use-language.ts';
import { Brand } from './brand.tsx';
import { MainNav } from './main-nav.tsx';
import { OwnMenu } from './own-menu.tsx';
import { PaletteButton } from './palette/palette-button.tsx';
import { Palette } from './palette/palette.tsx';
import { usePalette } from './palette/use-palette.ts';
import { PhoneMenu } from './phone-menu.tsx';
import styles from './shell.module.css';

/** The frame around every page: navigation beside it, or above it on a phone. */
export function Shell({ profile }: { profile: Profile }) {
  const { words } = useLanguage();
  const palette = usePalette();
  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#content">
        {words.skip}
      </a>
      <header className={styles['top']}>
        <Brand />
        <div className={styles['ways']}>
          <PaletteButton onOpen={palette.open} isSmall />
          <PhoneMenu profile={profile} />
        </div>
      </header>
      <aside className={styles['side']}>
        <Brand />
        <PaletteButton onOpen={palette.open} />
        <MainNav />
        <OwnMenu profile={profile} />
      </aside>
      <main id="content" className={styles['main']} tabIndex={-1}>
        <Outlet />
      </main>
      <Palette isOpen={palette.isOpen} onClose={palette.close} />
    </div>
  );
}
