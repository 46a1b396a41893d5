import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import type { Tools } from '#runtime/tools.ts';
import { takeStock } from '../../store/reservation/take.ts';
import { takeForMany } from '../../store/reservation/take-many.ts';

/** An order that wants one variant and nothing else. */
export type Want = { orderId: string; variantId: string; quantity: number; holdSeconds: number };
/** `unsure`: it was not held together with others; asked by itself it may be. */
export type Taken = 'held' | 'short' | 'unsure';

/** Takes what orders want of one variant each. */
export type TakesTogether = { take: (tools: Pick<Tools, 'db' | 'context'>, want: Want) => Promise<Taken> };

type Waiting = Want & {
  tools: Pick<Tools, 'db' | 'context'>;
  resolve: (taken: Taken) => void;
  reject: (error: unknown) => void;
};

const togetherMost = 50;

/**
 * Takes that come while another take of the same variant is under way would each wait for its row, one commit after another.
 * They wait here instead, and go together when it is done: one statement and one commit for as many as have come. Who
 * comes alone goes alone, at once.
 */
export function createTakesTogether(): TakesTogether {
  const waitingFor = new Map<string, Waiting[]>();

  function goOn(variantId: string): void {
    const waiting = waitingFor.get(variantId) ?? [];
    const [first, ...others] = waiting;
    if (!first) return void waitingFor.delete(variantId);
    const group = others.length === 0 ? [first] : distinct(waiting).slice(0, togetherMost);
    waitingFor.set(
      variantId,
      waiting.filter((each) => !group.includes(each)),
    );
    void answerGroup(first.tools, group).finally(() => goOn(variantId));
  }

  return {
    take: (tools, want) =>
      new Promise((resolve, reject) => {
        const { variantId } = want;
        const isUnderWay = waitingFor.has(variantId);
        const waiting = waitingFor.get(variantId) ?? [];
        waiting.push({ ...want, tools, resolve, reject });
        waitingFor.set(variantId, waiting);
        if (!isUnderWay) goOn(variantId);
      }),
  };
}

/** An order that asks twice at once has its second turn later. */
function distinct(waiting: readonly Waiting[]): Waiting[] {
  return [...new Map(waiting.toReversed().map((each) => [each.orderId, each])).values()].toReversed();
}

/** Answers all of a group, or fails for all. */
async function answerGroup(tools: Waiting['tools'], group: readonly Waiting[]): Promise<void> {
  try {
    const taken = await takeGroup(tools, group);
    for (const each of group) each.resolve(taken(each));
  } catch (error) {
    for (const { reject } of group) reject(error);
  }
}

async function takeGroup(
  { db, context }: Waiting['tools'],
  group: readonly Waiting[],
): Promise<(want: Want) => Taken> {
  const traceparent = toTraceparent(context.trace);
  const [first] = group;
  if (!first) throw new Error('nobody wants anything');
  if (group.length === 1) {
    const { orderId, variantId, quantity, holdSeconds } = first;
    const alone = takeStock(orderId, [variantId], [quantity], holdSeconds, 'stock.changed', traceparent);
    const taken = (await db.row(alone))?.isNew === true;
    return () => (taken ? 'held' : 'short');
  }
  const many = await db.row(
    takeForMany(
      first.variantId,
      group.map(({ orderId }) => orderId),
      group.map(({ quantity }) => quantity),
      group.map(({ holdSeconds }) => holdSeconds),
      'stock.changed',
      traceparent,
    ),
  );
  if (!many) throw new Error('a take for many was not answered');
  const held = new Set(many.heldIds);
  const { left } = many;
  return ({ orderId, quantity }) => {
    if (held.has(orderId)) return 'held';
    return left !== null && left < quantity ? 'short' : 'unsure';
  };
}
