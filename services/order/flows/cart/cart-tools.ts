import type { Tools } from '#runtime/tools.ts';
import type { HeldMarkets } from '../../store/market-now.ts';

/** What a flow works with that prices a cart. */
export type CartTools = Tools<'order', { markets: HeldMarkets }>;
