import { schedule } from '#runtime/jobs/schedule.ts';
import { findCharge } from '../../store/hold/charges.ts';
import type { CarrierTools } from './carrier-of.ts';
import { sendParcel } from './send-parcel.ts';

const againSeconds = 30;

/** The job that sends a parcel whose request died while its money was taken; it comes again until that is decided. */
export async function resendParcel(tools: CarrierTools, payload: unknown): Promise<void> {
  const { chargeId } = payload as { chargeId: string };
  const charge = await tools.db.row(findCharge(chargeId));
  // One that was refused may have been forgotten since.
  if (charge?.state !== 'pending') return;
  const sent = await sendParcel(tools, charge);
  if (!('refusal' in sent) || sent.refusal !== 'capture-pending') return;
  await tools.db.flight([
    schedule(tools, 'send-parcel', { chargeId }, { delaySeconds: againSeconds, key: `charge ${chargeId}` }),
  ]);
}
