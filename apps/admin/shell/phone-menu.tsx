import { ActionIcon, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Profile } from '../api/use-profile.ts';
import { useLanguage } from '../language/use-language.ts';
import { Icon } from '../parts/icon.tsx';
import { MainNav } from './main-nav.tsx';
import { OwnMenu } from './own-menu.tsx';
import styles from './phone-menu.module.css';

/** The navigation where there is no room for it beside the page. */
export function PhoneMenu({ profile }: { profile: Profile }) {
  const { words } = useLanguage();
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <ActionIcon
        variant="default"
        size={44}
        onClick={open}
        aria-label={words.menu}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
      >
        <Icon name="menu" />
      </ActionIcon>
      <Drawer
        opened={isOpen}
        onClose={close}
        title={words.adminName}
        size="min(320px, 88vw)"
        closeButtonProps={{ 'aria-label': words.close }}
        classNames={{ body: styles['body'] ?? '' }}
      >
        <MainNav onGo={close} />
        <OwnMenu profile={profile} onGo={close} />
      </Drawer>
    </>
  );
}
