import { problemOf } from '../../api/problem-of.ts';
import { useRemoveCategory } from '../../api/use-categories.ts';
import { useLanguage } from '../../language/use-language.ts';
import { RemoveDialog } from '../../parts/remove-dialog.tsx';

/** Removes a category that nothing is in. */
export function RemoveCategory({ slug, name }: { slug: string; name: string }) {
  const { words } = useLanguage();
  const text = words.categories;
  return (
    <RemoveDialog
      target={slug}
      removal={useRemoveCategory()}
      said={{
        label: text.remove,
        title: text.removeTitle(name),
        submit: text.removeDo,
        done: text.removed(name),
      }}
      explain={(error) => (problemOf(error).code === 'in-use' ? text.inUse : undefined)}
    >
      <p>{text.removeLine}</p>
    </RemoveDialog>
  );
}
