import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { Profile } from '../api/use-profile.ts';
import { useSignOut } from '../api/use-sign-in.ts';
import { useLanguage } from '../language/use-language.ts';
import { Icon } from '../parts/icon.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { ColourSwitch } from './colour-switch.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import styles from './own-menu.module.css';

/** Who is signed in, what they prefer, and the way out. */
export function OwnMenu({ profile, onGo }: { profile: Profile; onGo?: () => void }) {
  const { words } = useLanguage();
  const signOut = useSignOut();
  return (
    <div className={styles['menu']}>
      <a className={styles['link']} href="/">
        <Icon name="shop" size={18} />
        {words.toShop}
      </a>
      <Link className={styles['link']} to="/account" {...(onGo ? { onClick: onGo } : {})}>
        <Icon name="account" size={18} />
        <span className={styles['name']}>
          {profile.name}
          <small>{words.nav.account}</small>
        </span>
      </Link>
      <div className={styles['switches']}>
        <LanguageSwitch />
        <ColourSwitch />
      </div>
      {signOut.error ? <ProblemNote error={signOut.error} /> : null}
      <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {words.signIn.signOut}
      </Button>
    </div>
  );
}
