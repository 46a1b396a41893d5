import type { Cart } from './cart.ts';

/** When something was read, as far as rules go: they hold unchanged while both stay what they are. */
export type RulesMoment = {
  /** Is raised with every change of what holds of a market. */
  rulesVersion: number;
  /** By the database's clock, in UTC, e.g. `2026-11-27T09:00`. */
  minute: string;
};

/** What holds of a market, and when. */
export type MarketNow = Pick<Cart, 'rules' | 'promotions' | 'wallTime'> & RulesMoment;
