import { isRefusal } from '#contracts/refusals.ts';
import { announce } from '#runtime/events/announce.ts';
import type { Tools } from '#runtime/tools.ts';
import type { Receipt } from '../../domain/return/receipt.ts';
import { noteReturnInVain } from '../../store/due/in-vain.ts';
import { closeReturn, findReceipt } from '../../store/return/receipts.ts';
import { writeTimeline } from '../../store/timeline.ts';
import { writeRefund } from './refund-lines.ts';
import { takeGoodsBack } from './take-goods-back.ts';

/**
 * The job that settles a return that has arrived, and closes it: its money is given back by a credit note, or, where the
 * same goods were sent again, only the goods are booked back. A repeat finds what was done.
 */
export async function settleReturn(tools: Tools<'order'>, payload: unknown): Promise<void> {
  const { returnId } = payload as { returnId: string };
  try {
    await settle(tools, returnId);
  } catch (error) {
    await tools.db.rows(noteReturnInVain(returnId));
    throw error;
  }
}

async function settle(tools: Tools<'order'>, returnId: string): Promise<void> {
  const receipt = await tools.db.row(findReceipt(returnId));
  if (!receipt) throw new Error(`there is no return ${returnId}`);
  if (receipt.state !== 'received') return;
  const { orderId, number, version, exchangeOrderNumber } = receipt;
  const isExchange = receipt.outcome === 'exchange';
  // Its goods are not sent again yet: the job that does comes back here.
  if (isExchange && exchangeOrderNumber === null) return;
  tools.killPoint('order.settle-return.before');
  const { by, areGoodsMissing } = isExchange
    ? await bookGoodsBack(tools, receipt)
    : await giveMoneyBack(tools, receipt);
  tools.killPoint('order.settle-return.after-settled');
  const flown = await tools.db.tryFlight([
    closeReturn(returnId, version),
    writeTimeline(orderId, 'return-closed', 'system', `Return ${number} was settled by ${by}.`),
    announce(tools, 'return.moved', {
      key: returnId,
      version: version + 1,
      payload: { returnId, orderId, state: 'closed' },
    }),
    ...(areGoodsMissing
      ? [
          writeTimeline(
            orderId,
            'goods-missing',
            'system',
            `The goods of return ${number} could not be booked back.`,
          ),
        ]
      : []),
  ]);
  tools.killPoint('order.settle-return.after-closed');
  if (!flown.isRefused) return;
  const now = await tools.db.row(findReceipt(returnId));
  if (now?.state !== 'closed') throw new Error(`return ${returnId} was not closed: ${flown.refusedBy}`);
}

type Settled = { by: string; areGoodsMissing: boolean };

/** Gives back what the lines cost, by a credit note; its refund says what became of the goods. */
async function giveMoneyBack(tools: Tools<'order'>, receipt: Receipt): Promise<Settled> {
  const { returnId, orderId, number } = receipt;
  const lines = receipt.lines.map(({ lineId, quantity, goods }) => ({ lineId, quantity, goods }));
  const wish = { orderId, reference: `return ${returnId}`, reason: `Return ${number}`, lines };
  const refund = await writeRefund(tools, wish, returnId);
  if (isRefusal(refund)) throw new Error(`return ${returnId} cannot be settled: ${refund.detail}`);
  return { by: refund.creditNote, areGoodsMissing: false };
}

/** Books the goods of an exchange back, under ids of the return. */
async function bookGoodsBack(tools: Tools<'order'>, receipt: Receipt): Promise<Settled> {
  const goods = await takeGoodsBack(tools, { ...receipt, wereShipped: true });
  if (goods === 'asked') throw new Error(`goods of return ${receipt.returnId} could not be booked back yet`);
  return { by: receipt.exchangeOrderNumber ?? 'an exchange', areGoodsMissing: goods === 'refused' };
}
