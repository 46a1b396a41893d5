import { useRemoveGroup, type CustomerGroup } from '../../api/use-customer-groups.ts';
import { useLanguage } from '../../language/use-language.ts';
import { RemoveDialog } from '../../parts/remove-dialog.tsx';

/** Removes a group that nobody is in. */
export function RemoveGroup({ group }: { group: CustomerGroup }) {
  const { words, locale } = useLanguage();
  const text = words.groups;
  const name = locale === 'zh-cn' ? group.title.zh : group.title.en;
  return (
    <RemoveDialog
      target={group.groupId}
      removal={useRemoveGroup()}
      said={{
        label: text.remove,
        title: text.removeTitle(name),
        submit: text.removeDo,
        done: text.removed(name),
      }}
    >
      <p>{text.removeLine}</p>
    </RemoveDialog>
  );
}
