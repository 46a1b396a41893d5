import { money } from '#contracts/money.ts';
import type { EditProposalValue, EditValue } from '#contracts/order/edit.ts';
import type { Refund } from '../refund/refund.ts';
import { viewRefund } from '../refund/view-refund.ts';
import type { Edit, EditPlan, EditableOrder } from './edit.ts';

/** A change as staff see it before it is made. */
export function viewProposal(
  { version, currency }: Pick<EditableOrder, 'version' | 'currency'>,
  { lines, shippingAddress, refund, keptBeforeMinor, keptAfterMinor }: EditPlan,
): EditProposalValue {
  return {
    version,
    lines,
    isAddressChanged: shippingAddress !== null,
    keptBefore: money(keptBeforeMinor, currency),
    keptAfter: money(keptAfterMinor, currency),
    difference: money(keptBeforeMinor - keptAfterMinor, currency),
    differenceTax: money(refund?.taxMinor ?? 0, currency),
  };
}

/** A change that was made. */
export function viewEdit(
  edit: Edit,
  { currency, refund }: Pick<EditableOrder, 'currency'> & { refund: Refund | null },
): EditValue {
  const { editId, reference, version, lines, isAddressChanged, keptBeforeMinor, keptAfterMinor } = edit;
  return {
    editId,
    reference,
    version,
    lines,
    isAddressChanged,
    keptBefore: money(keptBeforeMinor, currency),
    keptAfter: money(keptAfterMinor, currency),
    refund: refund && viewRefund(refund),
  };
}
