import type { ChaosShop } from '../chaos-shop.ts';
import type { Placed } from '../purchase.ts';
import { cancel, refund } from './change-mind.ts';
import { place } from './place.ts';
import { send } from './send.ts';
import type { Telling } from './telling.ts';

/** An order whose money is held until its goods go: all of them go, or one and the other is taken out, or none. */
export async function holdMoney(
  shop: ChaosShop,
  telling: Telling,
  then: 'sent' | 'sent in part' | 'cancelled',
): Promise<Placed[]> {
  const bought = await place(shop, telling, { locale: 'zh-cn' });
  if (bought.order?.state !== 'authorised') return [bought.placed];
  if (then === 'cancelled') await cancel(shop, bought, telling);
  else await send(shop, bought, telling, { quantity: then === 'sent' ? 2 : 1 });
  if (then === 'sent in part') await refund(shop, bought, telling);
  return [bought.placed];
}
