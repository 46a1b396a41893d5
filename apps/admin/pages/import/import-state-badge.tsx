import { Badge } from '@mantine/core';
import type { ProductImport } from '../../api/use-imports.ts';
import { useLanguage } from '../../language/use-language.ts';

const colours: Record<ProductImport['state'], string> = {
  receiving: 'soft',
  checking: 'accent',
  checked: 'warn',
  applying: 'accent',
  done: 'good',
  failed: 'bad',
  cancelled: 'soft',
};

/** The state of an import in a word. */
export function ImportStateBadge({ state }: { state: ProductImport['state'] }) {
  const { words } = useLanguage();
  return (
    <Badge variant="light" color={colours[state]}>
      {words.transfer.states[state]}
    </Badge>
  );
}
