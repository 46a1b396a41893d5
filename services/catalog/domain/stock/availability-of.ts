export type Availability = { state: 'in-stock' | 'low' | 'out'; quantityLeft?: number; isBackOrder?: true };

/** Five units or fewer are few enough to say how many. */
const lowFrom = 5;

/** What shoppers are told of what may be ordered, `usable`; it is a back order when nothing of it is `free`. */
export function availabilityOf({ free, usable }: { free: number; usable: number }): Availability {
  if (usable <= 0) return { state: 'out' };
  const isBackOrder = free <= 0 ? ({ isBackOrder: true } as const) : {};
  return usable <= lowFrom
    ? { state: 'low', quantityLeft: usable, ...isBackOrder }
    : { state: 'in-stock', ...isBackOrder };
}
