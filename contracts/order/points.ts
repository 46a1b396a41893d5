import { Type } from 'typebox';
import { MoneyAmount } from '../ids.ts';

/** What points take off is named like what a promotion does, under this id, which no promotion has. */
export const pointsDiscountId = '00000000-0000-7000-8000-000000000001';

/**
 * Points that the customer wishes to spend on a cart, how many of them are spent (they pay for goods only), how many the goods
 * would take, and what one of them takes off. They are among the discounts.
 */
export const PointsOfCart = Type.Object({
  wanted: Type.Integer(),
  spent: Type.Integer(),
  most: Type.Integer(),
  worth: MoneyAmount,
});
