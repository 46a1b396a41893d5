import { ActionIcon, Kbd } from '@mantine/core';
import { useLanguage } from '../../language/use-language.ts';
import { Icon } from '../../parts/icon.tsx';
import styles from './palette.module.css';

/** Opens the search for everything; small where there is little room. */
export function PaletteButton({ onOpen, isSmall }: { onOpen: () => void; isSmall?: true }) {
  const { words } = useLanguage();
  const text = words.palette;
  if (isSmall) {
    return (
      <ActionIcon variant="default" size={44} onClick={onOpen} aria-label={text.title} aria-haspopup="dialog">
        <Icon name="seek" />
      </ActionIcon>
    );
  }
  return (
    <button type="button" className={styles['open']} onClick={onOpen} aria-haspopup="dialog">
      {text.open}
      <Kbd aria-hidden="true" size="xs">
        Ctrl K
      </Kbd>
    </button>
  );
}
