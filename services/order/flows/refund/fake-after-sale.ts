import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { InputTo, Neighbours } from '#contracts/services.ts';

/** The part of a test world that it adds to. */
type World = {
  neighbours: {
    catalog?: Partial<Neighbours<'order'>['catalog']>;
    payment?: Partial<Neighbours<'order'>['payment']>;
  };
  attempts: Map<string, { capturedMinor: number; refundedMinor: number }>;
  calls: string[];
  before: Map<string, () => unknown>;
  down: Set<string>;
};
type Moved = { orderId: string; lines: { variantId: string; quantity: number }[] };

/** What the catalog and payment are asked after a sale; `refunding` is what payment does with new refunds. */
export type AfterSale = {
  shipments: Map<string, Moved>;
  returns: Map<string, Moved & { isSellable: boolean; wereShipped?: boolean }>;
  refunds: Map<string, InputTo<'payment', 'refund'>>;
  refunding: 'succeeded' | 'pending' | 'failed';
};

/** Gives a test world what comes after a sale: goods that leave and come back, and money that is given back. */
export function fakeAfterSale(world: World): AfterSale {
  const afterSale: AfterSale = {
    shipments: new Map(),
    returns: new Map(),
    refunds: new Map(),
    refunding: 'succeeded',
  };
  const noting = async <Answer>(name: string, answer: () => Answer): Promise<Answer> => {
    world.calls.push(name);
    await world.before.get(name)?.();
    if (world.down.has(name)) throw new Error(`${name} is down`);
    return answer();
  };
  const { shipments, returns } = afterSale;
  const catalog: Partial<Neighbours<'order'>['catalog']> = {
    shipGoods: ({ shipmentId, orderId, lines }) =>
      noting('catalog.shipGoods', () => keep(shipments, shipmentId, { orderId, lines })),
    takeBackGoods: ({ returnId, ...goods }) =>
      noting('catalog.takeBackGoods', () => keep(returns, returnId, goods)),
  };
  const payment: Partial<Neighbours<'order'>['payment']> = {
    refund: (input) => noting('payment.refund', () => refund(world, afterSale, input)),
  };
  const { neighbours } = world;
  neighbours.catalog = { ...neighbours.catalog, ...catalog };
  neighbours.payment = { ...neighbours.payment, ...payment };
  return afterSale;
}

function keep<Move>(moves: Map<string, Move>, id: string, move: Move): { isNew: boolean } {
  const isNew = !moves.has(id);
  if (isNew) moves.set(id, move);
  return { isNew };
}

function refund(
  { attempts }: World,
  { refunds, refunding }: AfterSale,
  input: InputTo<'payment', 'refund'>,
): { refundId: string; state: 'succeeded' | 'pending' | 'failed' } | Refusal<'not-found' | 'amount-exceeds'> {
  const { refundId, attemptId, amount } = input;
  const attempt = attempts.get(attemptId);
  if (!attempt) return refuse('not-found', 'No such attempt.');
  if (!refunds.has(refundId)) {
    if (refunding !== 'succeeded') return { refundId, state: refunding };
    if (attempt.refundedMinor + amount.amountMinor > attempt.capturedMinor) {
      return refuse('amount-exceeds', 'Too much.');
    }
    attempt.refundedMinor += amount.amountMinor;
    refunds.set(refundId, input);
  }
  return { refundId, state: 'succeeded' };
}
