import { useDeleteCoupon } from '../../api/use-coupons.ts';
import { useLanguage } from '../../language/use-language.ts';
import { RemoveDialog } from '../../parts/remove-dialog.tsx';

/** Deletes a coupon that no order has used. */
export function RemoveCoupon({ code }: { code: string }) {
  const { words } = useLanguage();
  const text = words.coupons;
  return (
    <RemoveDialog
      target={code}
      removal={useDeleteCoupon()}
      said={{
        label: text.remove,
        title: text.removeTitle(code),
        submit: text.removeDo,
        done: text.removed(code),
      }}
    >
      <p>{text.removeLine}</p>
    </RemoveDialog>
  );
}
