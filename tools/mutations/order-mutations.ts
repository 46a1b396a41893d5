import type { Mutation } from './mutation.ts';

const flows = 'services/order/flows/order';
const store = 'services/order/store';
const killPoints = `${flows}/kill-points.service.test.ts`;
const races = `${flows}/races.service.test.ts`;
const checkouts = `${flows}/checkout.service.test.ts`;
const redemption = `${flows}/redemption.service.test.ts`;

/** The guards of an order: its saga, its leases, its outbox, and what may be used once. */
export const orderMutations: Mutation[] = [
  {
    name: 'order-outbox',
    file: `${flows}/mark-paid.ts`,
    text: "    announce(tools, 'order.paid', { key: orderId, version: order.version + 1, payload }),\n",
    instead: '',
    why: 'books, points and webhooks never hear of a paid order',
    test: {
      file: checkouts,
      name: 'and the order is paid, announced, its goods committed, and a mail is on its way',
    },
  },
  {
    name: 'commit-of-goods',
    file: 'services/order/domain/next-step.ts',
    text: "...(stock === 'committed' ? [] : [{ name: 'commit-goods' } as const]),",
    instead: '',
    why: 'the goods of paid orders go back on sale',
    test: {
      file: checkouts,
      name: 'and the order is paid, announced, its goods committed, and a mail is on its way',
    },
  },
  {
    name: 'return-of-goods',
    file: 'services/order/domain/next-step.ts',
    text: "...(order.stock === 'returned' ? [] : [{ name: 'return-goods' } as const]),",
    instead: '',
    why: 'cancelled orders keep their goods',
    test: {
      file: killPoints,
      name: 'after the order was cancelled: money and goods are given back by the sweeper',
    },
  },
  {
    name: 'return-of-money',
    file: `${flows}/cancel-now.ts`,
    text: '    cancelAttempts(orderId, null),\n',
    instead: '',
    why: 'cancelled orders keep their money',
    test: {
      file: killPoints,
      name: 'after the order was cancelled: money and goods are given back by the sweeper',
    },
  },
  {
    name: 'called-off-first',
    file: `${flows}/ask-payment.ts`,
    text: "updateAttempt(attemptId, 'cancelling', neverHeardOf, null, 0, 0),",
    instead: "updateAttempt(attemptId, 'unknown', neverHeardOf, null, 0, 0),",
    why: 'money that is given back pays an order',
    test: {
      file: killPoints,
      name: 'money of a payment that was called off before it arrived never pays the order, however late it is told',
    },
  },
  {
    name: 'sweeper',
    file: `${flows}/sweep-unfinished.ts`,
    text: 'const finished = await finishOrder(tools, order);',
    instead: 'const finished = order;',
    why: 'what a dead process left stays as it was for ever',
    test: { file: killPoints, name: 'order.pay-attempt.after-payment: paid' },
  },
  {
    name: 'sweeper-lease',
    file: `${store}/order-leases.ts`,
    text: 'where look_at <= now() and (lease_until is null or lease_until <= now())\n',
    instead: 'where look_at <= now()\n',
    why: 'the sweeper undoes an order that somebody is working on',
    test: {
      file: `${flows}/sweep-unfinished.service.test.ts`,
      name: 'what somebody works on is left alone',
    },
  },
  {
    name: 'order-fence',
    file: `${store}/order-moves.ts`,
    text: 'where order_id = $1 and version = $2 and state = $3 and fence = $4 returning 1)',
    instead: 'where order_id = $1 and $2::bigint + $4::bigint > 0 and $3::text is not null returning 1)',
    why: 'two workers move one order, and both announce it',
    test: {
      file: races,
      name: 'the provider’s event, five times at once, and the sweeper: paid once',
    },
  },
  {
    name: 'first-attempt-fence',
    file: `${store}/order-leases.ts`,
    text: 'and version = $2 and fence = $3 and lease_holder = $4 for no key update)',
    instead: 'and $2::bigint + $3::bigint > 0 and $4::text is not null for no key update)',
    why: 'money is asked for of an order that the sweeper has undone meanwhile',
    test: {
      file: `${flows}/start-first-attempt.service.test.ts`,
      name: 'a checkout whose order somebody else took while its goods were held saves no attempt and asks for no money',
    },
  },
  {
    name: 'cart-version',
    file: `${store}/carts.ts`,
    text: 'coalesce(customer_id, $4)\n     where cart_id = $1 and version = $2 and frozen_by is null',
    instead: 'coalesce(customer_id, $4)\n     where cart_id = $1 and $2::bigint > 0 and frozen_by is null',
    why: 'somebody buys what they have never seen',
    test: {
      file: races,
      name: 'changed after it was priced: the buyer is told the new total, and nothing is placed',
    },
  },
  {
    name: 'claim-of-checkout',
    file: `${flows}/place-order.ts`,
    text: '    ...claim(tools),\n',
    instead: '',
    why: 'the repeat of a checkout that died does not find its order',
    test: { file: killPoints, name: 'repeated after it died at order.checkout.after-placed' },
  },
  {
    name: 'answer-of-checkout',
    file: `${flows}/checkout.ts`,
    text: 'await restOrder(tools, order, remember(tools, answer));',
    instead: 'await restOrder(tools, order, []);',
    why: 'the repeat of a checkout is not told the same',
    test: { file: races, name: 'twice with one key: one order, and both are told of it or to wait' },
  },
  {
    name: 'coupon-limit',
    file: `${store}/coupons.ts`,
    text: ' and (redemptions_most is null or redeemed < redemptions_most)\n',
    instead: '\n',
    why: 'a coupon for one is used by twenty',
    test: {
      file: redemption,
      name: 'twenty at once on the last use: one wins, the others are told and have their carts',
    },
  },
  {
    name: 'coupon-limit-of-a-buyer',
    file: `${store}/coupons.ts`,
    text: 'or (select max(redeemed) from buyers) <= (select per_buyer_most from taken)',
    instead: 'or true',
    why: 'a buyer uses a coupon as often as they like',
    test: {
      file: redemption,
      name: 'twenty carts of one buyer at once: as many win as one buyer may use it',
    },
  },
  {
    name: 'coupon-limit-kept',
    file: `${store}/coupons.ts`,
    text: 'buyer_keys($3, $4), per_buyer_most',
    instead: 'buyer_keys($3, $4), null',
    why: 'nobody can tell any more by which limit a coupon was used',
    test: {
      file: redemption,
      name: 'a use is judged by the limits that held when it was taken, whole and in part',
    },
  },
  {
    name: 'coupon-release',
    file: `${flows}/cancel-now.ts`,
    text: '    ...(order.couponCode === null ? [] : [releaseCoupon(orderId)]),\n',
    instead: '',
    why: 'a cancelled order keeps the use of its coupon',
    test: { file: redemption, name: 'gives its use back when it is cancelled, once' },
  },
  {
    name: 'unpaid-limit',
    file: `${flows}/limit-holds.ts`,
    text: "    limitUnpaidOrders(email, buyerKey, customerId, setting('order.maxUnpaidOrders')),\n",
    instead: '',
    why: 'one buyer holds all goods without paying',
    test: {
      file: `${flows}/unpaid-limit.service.test.ts`,
      name: 'of one e-mail address, while the provider is silent',
    },
  },
  {
    name: 'refund-version',
    file: `${store}/refund/refundable.ts`,
    text: "where order_id = $1 and version = $2 and state = 'paid' returning 1)",
    instead: "where order_id = $1 and $2::bigint > 0 and state = 'paid' returning 1)",
    why: 'refunds at once give more back than was paid',
    test: {
      file: 'services/order/flows/refund/refund-lines.service.test.ts',
      name: 'twenty sums at once never exceed what was paid',
    },
  },
  {
    name: 'return-version',
    file: `${store}/return/returns.ts`,
    text: 'where return_id = $1 and version = $2 returning 1)',
    instead: 'where return_id = $1 and $2::bigint > 0 returning 1)',
    why: 'a return is approved and refused',
    test: {
      file: 'services/order/flows/return/returns.service.test.ts',
      name: 'of approving and refusing at once, five times each, one is done',
    },
  },
];
