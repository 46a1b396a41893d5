import { schedule } from '#runtime/jobs/schedule.ts';
import type { Tools } from '#runtime/tools.ts';
import { findShipment } from '../../store/fulfilment/shipments.ts';
import { sendGoods } from './send-goods.ts';

const againSeconds = 30;

/** The job that books goods out whose request died, or when the catalog was not heard; it comes again until that is so. */
export async function resendGoods(tools: Tools<'order'>, payload: unknown): Promise<void> {
  const { shipmentId } = payload as { shipmentId: string };
  const shipment = await tools.db.row(findShipment(shipmentId));
  if (!shipment) throw new Error(`there is no shipment ${shipmentId}`);
  const sent = await sendGoods(tools, shipment);
  if (sent.goods !== 'asked') return;
  await tools.db.flight([
    schedule(tools, 'send-goods', { shipmentId }, { delaySeconds: againSeconds, key: `ship ${shipmentId}` }),
  ]);
}
