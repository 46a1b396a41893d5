import { isRefusal, refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { money } from '#contracts/money.ts';
import type { Tools } from '#runtime/tools.ts';
import { checkDrafts } from '../../domain/draft/check-drafts.ts';
import type { Draft, DraftFault } from '../../domain/draft/draft.ts';
import { isUnpaid } from '../../domain/order-state.ts';
import type { Order } from '../../domain/order.ts';
import { findDrafts, type KnownDraft } from '../../store/draft/draft-orders.ts';
import { inputHash } from '../../store/input-hash.ts';
import { findOrders } from '../../store/orders.ts';
import { finishDrafts } from './finish-drafts.ts';
import { inWaves } from './in-waves.ts';
import { insertDraftOrders } from './insert-draft-orders.ts';
import { takeOrder } from './take-order.ts';

type Result = Extract<ResultOf<'order', 'placeDraftOrders'>, { results: unknown }>['results'][number];

/** An order of the batch, or why there is none; `isNew` when this request placed it. */
type Taken = { draft: Draft; isNew: boolean; order: Order | DraftFault };

const triesMost = 3;
const undone: DraftFault = {
  code: 'version-conflict',
  detail: 'An earlier try at this order was undone meanwhile; send it again.',
};

/**
 * Places orders that staff wrote down, paid by hand: found by their references or placed in one flight, then each is
 * reserved, paid and committed as a checkout is. What dies midway is undone by the sweeper or taken up by the repeat.
 */
export async function placeDraftOrders(
  tools: Tools<'order'>,
  { orders: drafts }: InputTo<'order', 'placeDraftOrders'>,
): Promise<ResultOf<'order', 'placeDraftOrders'>> {
  const { subject } = tools.context;
  const mayImport = 'permissions' in subject && subject.permissions.includes('orders.import');
  const refusal = checkDrafts(drafts, { mayImport });
  if (refusal) return refusal;
  for (let tries = 0; tries < triesMost; tries += 1) {
    const known = await tools.db.rows(findDrafts(drafts.map(({ reference }) => reference)));
    const byReference = new Map(known.map((each) => [each.reference, each]));
    const placed = await insertDraftOrders(
      tools,
      drafts.filter(({ reference }) => !byReference.has(reference)),
      mayImport,
    );
    if (placed === 'moved') continue;
    if (isRefusal(placed)) return placed;
    tools.killPoint('order.place-draft-orders.after-placed');
    const found = await takeUpKnown(tools, drafts, byReference);
    const taken = drafts.flatMap((draft): Taken[] => {
      const fresh = placed.get(draft.reference);
      const order = fresh ?? found.get(draft.reference);
      return order ? [{ draft, order, isNew: fresh !== undefined }] : [];
    });
    return { results: await finish(tools, taken) };
  }
  return refuse('version-conflict', 'The same orders are being written down elsewhere; send them again.');
}

/** The orders of known references: those that are not paid yet are taken in hand. */
async function takeUpKnown(
  tools: Tools<'order'>,
  drafts: readonly Draft[],
  known: ReadonlyMap<string, KnownDraft>,
): Promise<Map<string, Order | DraftFault>> {
  if (known.size === 0) return new Map();
  const orders = await tools.db.rows(findOrders([...known.values()].map(({ orderId }) => orderId)));
  const byId = new Map(orders.map((order) => [order.orderId, order]));
  const found = await inWaves(drafts, async (draft): Promise<[string, Order | DraftFault][]> => {
    const { orderId = '', inputHash: hash } = known.get(draft.reference) ?? {};
    const order = byId.get(orderId);
    if (!order) return [];
    if (hash !== inputHash(draft)) {
      const detail = 'This reference was used for another order.';
      return [[draft.reference, { code: 'already-exists', detail }]];
    }
    return [[draft.reference, isUnpaid(order) ? await takeUp(tools, order) : order]];
  });
  return new Map(found.flat());
}

async function takeUp(tools: Tools<'order'>, order: Order): Promise<Order | DraftFault> {
  const taken = await takeOrder(tools, order);
  return isRefusal(taken) ? { code: 'version-conflict', detail: taken.detail } : taken;
}

async function finish(tools: Tools<'order'>, taken: readonly Taken[]): Promise<Result[]> {
  const open = taken.flatMap(({ order }) => ('code' in order || !isUnpaid(order) ? [] : [order]));
  const finished = await finishDrafts(tools, open);
  return taken.map(({ draft: { reference }, order, isNew }) => {
    const last = 'code' in order ? order : (finished.get(order.orderId) ?? order);
    const end = 'state' in last && isUndone(last) ? undone : last;
    if ('code' in end) return { outcome: 'refused', reference, code: end.code, detail: end.detail };
    const { orderId, orderNumber, totalMinor, currency, lines } = end;
    const total = money(totalMinor, currency);
    const lineIds = lines.map(({ lineId }) => lineId);
    return { outcome: 'placed', reference, orderId, orderNumber, total, isNew, lineIds };
  });
}

/** Whether the sweeper called the order off between its being found and being read: its reference is free again. */
const isUndone = ({ state, paidAt }: Order): boolean => state === 'cancelled' && paidAt === null;
