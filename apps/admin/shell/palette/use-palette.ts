import { useDisclosure } from '@mantine/hooks';
import { useEffect } from 'react';

/** Whether the search for everything is open; Ctrl-K and ⌘-K open and close it from anywhere. */
export function usePalette() {
  const [isOpen, { open, close, toggle }] = useDisclosure(false);
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || event.shiftKey || event.altKey) return;
      if (event.ctrlKey === event.metaKey) return;
      event.preventDefault();
      toggle();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [toggle]);
  return { isOpen, open, close };
}
