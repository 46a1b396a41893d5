import { Type, type Static } from 'typebox';
import { call } from '../call.ts';
import { LocaleName, MarketName, MoneyAmount } from '../ids.ts';

export const TermsView = Type.Object({
  /** Where shoppers reach the shop, without a slash at its end. */
  shopUrl: Type.String(),
  /** Who sells, as invoices name them, and the address that the shop’s mail comes from. */
  seller: Type.Object({ name: Type.String(), address: Type.String(), email: Type.String() }),
  /** Days after their arrival in which goods may be sent back. */
  returnDays: Type.Integer(),
  /** Ways of sending within the country of the market and, where there are, to all others. */
  delivery: Type.Array(
    Type.Object({
      isAbroad: Type.Boolean(),
      code: Type.String(),
      title: Type.String(),
      /** Working days. */
      daysMin: Type.Integer(),
      daysMax: Type.Integer(),
      /** The price from this value of the goods on, for parcels of no particular weight; the lowest first. */
      prices: Type.Array(Type.Object({ goodsFrom: MoneyAmount, price: MoneyAmount })),
    }),
  ),
});
export type TermsValue = Static<typeof TermsView>;

export const termsCalls = {
  getTerms: call({
    summary:
      'On what terms a market sells, that of the language when not said: who sells, how goods are sent, how long they may come back.',
    input: Type.Object(
      { locale: LocaleName, market: Type.Optional(MarketName) },
      { additionalProperties: false },
    ),
    output: TermsView,
    refusals: [],
    access: ['anonymous', 'customer', 'staff'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 1000,
    http: { method: 'GET', path: '/terms' },
    cache: { tags: ['terms'], maxAgeSeconds: 60 },
  }),
};
