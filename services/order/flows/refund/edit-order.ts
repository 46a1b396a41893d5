import { isRefusal, refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Step } from '#runtime/db/statement.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { Edit, EditPlan, EditableOrder } from '../../domain/edit/edit.ts';
import { viewEdit } from '../../domain/edit/view-edit.ts';
import { whoIs } from '../../domain/who-is.ts';
import {
  changeAddress,
  findEditByReference,
  insertEdit,
  requireUnsent,
} from '../../store/edit/order-edits.ts';
import { touchPaidOrder } from '../../store/fulfilment/shipments.ts';
import { inputHash } from '../../store/input-hash.ts';
import { findRefundable } from '../../store/refund/refundable.ts';
import { findRefund } from '../../store/refund/refunds.ts';
import { writeTimeline } from '../../store/timeline.ts';
import { planOrderEdit } from './plan-order-edit.ts';
import { refundSteps } from './refund-steps.ts';
import { sendRefund } from './send-refund.ts';

type Input = InputTo<'order', 'editOrder'>;
type Answer = ResultOf<'order', 'editOrder'>;

/** What the database says when the order was moved, or this edit was written, meanwhile. */
const movedMeanwhile: ReadonlySet<string> = new Set([
  'order-moved',
  'order_edits_reference',
  'order_edits_version',
  'refunds_reference',
]);

/**
 * Changes a paid order before its goods go: lines, address, refund, credit note and time line are written in one flight
 * at the version that staff saw; then the goods go back to stock and the difference to the buyer, as with any refund.
 */
export async function editOrder(tools: Tools<'order'>, input: Input): Promise<Answer> {
  const { orderId, reference } = input;
  const hash = inputHash(input);
  const [[order], [known]] = await tools.db.together([
    findRefundable(orderId, null),
    findEditByReference(orderId, reference),
  ]);
  if (!order) return refuse('order-not-found', 'There is no such order.');
  if (known) return answerKnown(tools, order, { known, hash });
  if (order.version !== input.version) return refuseMoved();
  const plan = await planOrderEdit(tools, order, input);
  if (isRefusal(plan)) return plan;
  const edit: Edit = {
    editId: uuidv7(),
    reference,
    inputHash: hash,
    version: order.version,
    refundId: plan.refund ? uuidv7() : null,
    isAddressChanged: plan.shippingAddress !== null,
    lines: plan.lines,
    keptBeforeMinor: plan.keptBeforeMinor,
    keptAfterMinor: plan.keptAfterMinor,
  };
  tools.killPoint('order.edit-order.before-written');
  const flown = await tools.db.tryFlight(stepsOf(tools, order, input, { plan, edit }));
  if (flown.isRefused && !movedMeanwhile.has(flown.refusedBy)) {
    throw new Error(`the edit could not be written: ${flown.refusedBy}`);
  }
  tools.killPoint('order.edit-order.after-written');
  if (!flown.isRefused) return finish(tools, order, edit);
  // The same request may have come twice at once.
  const written = await tools.db.row(findEditByReference(orderId, reference));
  return written ? answerKnown(tools, order, { known: written, hash }) : refuseMoved();
}

function stepsOf(
  tools: Tools<'order'>,
  order: EditableOrder,
  { reference, reason }: Input,
  { plan, edit }: { plan: EditPlan; edit: Edit },
): Step[] {
  const { orderId, version, paidAt } = order;
  const { refundId, inputHash: hash } = edit;
  if (paidAt === null) throw new Error(`order ${orderId} is paid at no time`);
  // Refunds and edits are named apart, so that neither finds the other.
  const head = { reference: `edit ${reference}`, inputHash: hash, reason, refundedAt: null } as const;
  const lines = plan.lines.map(({ from, to }) => `${from} → ${to}`).join(', ');
  const what = [lines, plan.shippingAddress && 'another address'].filter(Boolean).join('; ');
  return [
    ...(plan.refund && refundId !== null
      ? refundSteps(tools, { ...order, paidAt }, plan.refund, {
          refundId,
          returnId: null,
          creditReason: 'changed',
          ...head,
        })
      : [touchPaidOrder(orderId, version)]),
    requireUnsent(orderId),
    ...(plan.shippingAddress ? [changeAddress(orderId, JSON.stringify(plan.shippingAddress))] : []),
    insertEdit(orderId, JSON.stringify(edit)),
    writeTimeline(orderId, 'edited', whoIs(tools.context.subject), `${reason} (${what})`),
  ];
}

function answerKnown(
  tools: Tools<'order'>,
  order: EditableOrder,
  { known, hash }: { known: Edit; hash: string },
): Promise<Answer> | Answer {
  if (known.inputHash === hash) return finish(tools, order, known);
  return refuse('already-exists', 'This reference was used for another edit of the order.', {
    path: '/reference',
  });
}

/** Gives goods and money of a written edit back, once; what cannot be reached is done by the job of its refund. */
async function finish(tools: Tools<'order'>, order: EditableOrder, edit: Edit): Promise<Answer> {
  const refund = edit.refundId === null ? undefined : await tools.db.row(findRefund(edit.refundId));
  return viewEdit(edit, { ...order, refund: refund ? await sendRefund(tools, refund) : null });
}

function refuseMoved() {
  return refuse('version-conflict', 'The order has changed since this was worked out; look at it again.');
}
