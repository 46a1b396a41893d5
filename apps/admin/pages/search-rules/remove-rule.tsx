import type { ComponentProps } from 'react';
import { useLanguage } from '../../language/use-language.ts';
import { RemoveDialog } from '../../parts/remove-dialog.tsx';

type RemoveRuleProps<Target> = Pick<ComponentProps<typeof RemoveDialog<Target>>, 'target' | 'removal'> & {
  title: string;
  line: string;
  done: string;
};

/** Takes a rule of the search away. */
export function RemoveRule<Target>({ title, line, done, ...removal }: RemoveRuleProps<Target>) {
  const { words } = useLanguage();
  const { remove, removeDo } = words.searchRules;
  return (
    <RemoveDialog
      {...removal}
      said={{ label: remove, title, submit: removeDo, done }}
      variant="outline"
      color="bad"
    >
      <p>{line}</p>
    </RemoveDialog>
  );
}
