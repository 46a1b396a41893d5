import { Type } from 'typebox';
import { CurrencyCode, Id, MoneyAmount } from '../ids.ts';

/**
 * What another market has changed of a cart's unit prices, until the cart is changed again or `repricingSeen` is said; no price
 * where a variant is not sold.
 */
export const Repricing = Type.Object({
  from: CurrencyCode,
  to: CurrencyCode,
  lines: Type.Array(
    Type.Object({
      variantId: Id,
      title: Type.String(),
      option: Type.Union([Type.String(), Type.Null()]),
      from: Type.Union([MoneyAmount, Type.Null()]),
      to: Type.Union([MoneyAmount, Type.Null()]),
    }),
  ),
});
