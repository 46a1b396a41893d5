import type { Tools } from '#runtime/tools.ts';
import type { Carrier, OrderResources } from '../../providers/carrier.ts';

export type CarrierTools = Tools<'order', OrderResources>;

/** The carrier of a name; undefined when the shop has none such. */
export function findCarrier({ resources }: CarrierTools, name: string): Carrier | undefined {
  return Object.hasOwn(resources.carriers, name) ? resources.carriers[name] : undefined;
}

/** The carrier of a stored parcel. Throws when the shop does not work with it any more. */
export function carrierOf(tools: CarrierTools, { carrier: name }: { carrier: string }): Carrier {
  const carrier = findCarrier(tools, name);
  if (!carrier) throw new Error(`a parcel is booked with ${name}, which is not set up`);
  return carrier;
}
