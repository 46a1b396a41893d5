import { useRemoveCollection } from '../../api/use-collections.ts';
import { useLanguage } from '../../language/use-language.ts';
import { RemoveDialog } from '../../parts/remove-dialog.tsx';

type RemoveCollectionProps = { slug: string; name: string; products: number };

/** Removes a collection; its products stay. */
export function RemoveCollection({ slug, name, products }: RemoveCollectionProps) {
  const { words } = useLanguage();
  const text = words.collections;
  return (
    <RemoveDialog
      target={slug}
      removal={useRemoveCollection()}
      said={{
        label: text.remove,
        title: text.removeTitle(name),
        submit: text.removeDo,
        done: text.removed(name),
      }}
    >
      <p>{text.removeLine(products)}</p>
    </RemoveDialog>
  );
}
