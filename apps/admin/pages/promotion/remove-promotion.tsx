import { useDeletePromotion, type Promotion } from '../../api/use-promotions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { RemoveDialog } from '../../parts/remove-dialog.tsx';

/** Deletes a promotion, and goes back to the list. */
export function RemovePromotion({ promotion }: { promotion: Promotion }) {
  const { words, locale } = useLanguage();
  const text = words.promotions;
  const name = locale === 'zh-cn' ? promotion.title.zh : promotion.title.en;
  return (
    <RemoveDialog
      target={promotion.promotionId}
      removal={useDeletePromotion()}
      said={{
        label: text.remove,
        title: text.removeTitle(name),
        submit: text.removeDo,
        done: text.removed(name),
      }}
      goTo="/promotions"
    >
      <p>{text.removeLine}</p>
    </RemoveDialog>
  );
}
