import type { Mutation } from './mutation.ts';

const flows = 'services/payment/flows';
const store = 'services/payment/store';
const orphans = `${flows}/orphan-money.service.test.ts`;
const cancelling = `${flows}/cancel-payment.service.test.ts`;
const webhooks = `${flows}/receive-webhook.service.test.ts`;
const refunds = `${flows}/refund.service.test.ts`;

/** The guards of money: one effect of everything, within its limits, and none kept without an order. */
export const moneyMutations: Mutation[] = [
  {
    name: 'webhook-key',
    file: `${flows}/receive-webhook.ts`,
    text: '    insertProviderEvent(provider.name, eventId),\n',
    instead: '',
    why: 'an event of the provider may have its effect again',
    test: {
      file: webhooks,
      name: 'under one name have one effect, at once and later, whatever they say',
    },
  },
  {
    name: 'webhook-signature',
    file: 'services/payment/providers/is-signed.ts',
    text: "  if (!timingSafeEqual(expected, Buffer.from(parts[2], 'hex'))) return false;\n",
    instead: '',
    why: 'anybody may say that an order is paid',
    test: {
      file: 'services/payment/providers/is-signed.test.ts',
      name: 'refused: one of another body',
    },
  },
  {
    name: 'webhook-order',
    file: 'services/payment/domain/judge-picture.ts',
    text: "  if (picture.version <= known.providerVersion) return 'old';\n",
    instead: '',
    why: 'what a provider said earlier overwrites what it says now',
    test: { file: webhooks, name: 'have one effect in any order, each twice' },
  },
  {
    name: 'refund-limit',
    file: `${store}/refunds.ts`,
    text: ' and ${refundable} >= $3::bigint\n',
    instead: '\n',
    why: 'more is given back than was taken',
    test: { file: refunds, name: 'twenty for the rest at once: one succeeds' },
  },
  {
    name: 'refund-lock',
    file: `${store}/attempts.ts`,
    text: "'select attempt_id from attempt where attempt_id = $1 for update'",
    instead: "'select attempt_id from attempt where attempt_id = $1'",
    why: 'two refunds share one sum',
    test: { file: refunds, name: 'one that waits for another sees what the other took' },
  },
  {
    name: 'capture-limit',
    file: `${store}/captures.ts`,
    text: '       and ${capturable} >= $3::bigint\n',
    instead: '',
    why: 'more is captured than was authorised',
    test: {
      file: `${flows}/capture.service.test.ts`,
      name: 'twenty captures of a seventh at once: seven succeed, and the rest is refused',
    },
  },
  {
    name: 'capture-of-called-off-money',
    file: `${store}/captures.ts`,
    text: ' and not is_cancelled and not is_released',
    instead: '',
    why: 'money is taken for an order that is cancelled',
    test: {
      file: `${flows}/capture.service.test.ts`,
      name: 'what was called off is not captured from, though its provider has not heard of it',
    },
  },
  {
    name: 'ledger-balance',
    file: `${store}/migrations/0001-payment.sql`,
    text: 'having sum(amount_minor) <> 0',
    instead: 'having false',
    why: 'the books do not balance',
    test: {
      file: `${store}/ledger.db.test.ts`,
      name: 'a transaction balances in each currency, or is not written',
    },
  },
  {
    name: 'ledger-once',
    file: `${store}/migrations/0001-payment.sql`,
    text: 'unique (attempt_id, why, total_minor)',
    instead: 'check (total_minor > 0)',
    why: 'the same money stands in the books twice',
    test: { file: `${store}/ledger.db.test.ts`, name: 'the same money is not posted twice' },
  },
  {
    name: 'ledger-append-only',
    file: `${store}/migrations/0001-payment.sql`,
    text: 'before update or delete on ledger_entry',
    instead: 'before update of account on ledger_entry',
    why: 'the books can be rewritten',
    test: {
      file: `${store}/ledger.db.test.ts`,
      name: 'what is posted can be neither changed, nor deleted, nor emptied',
    },
  },
  {
    name: 'late-success',
    file: 'services/payment/domain/attempt.ts',
    text: 'return attempt.isCancelled && holdsMoney(attempt);',
    instead: 'return false;',
    why: 'money that comes after its order was cancelled is kept',
    test: {
      file: cancelling,
      name: 'while the request is on its way: success is given back by a job that starts with it',
    },
  },
  {
    name: 'orphan-money',
    file: `${store}/attempt-moves.ts`,
    text: 'where not is_cancelled and attempt_id = any (array(',
    instead: 'where false and attempt_id = any (array(',
    why: 'an order is paid twice, and nobody gives one back',
    test: { file: orphans, name: 'double: the attempt that did not pay the order gives its money back' },
  },
  {
    name: 'cancelled-before-sent',
    file: `${flows}/try-payment.ts`,
    text: 'return !attempt.isCancelled && isUnheard(attempt);',
    instead: 'return isUnheard(attempt);',
    why: 'a card is charged for an order that was cancelled',
    test: { file: cancelling, name: 'before it is sent anew makes sure that it is not' },
  },
  {
    name: 'too-late-to-send',
    file: `${flows}/try-payment.ts`,
    text: 'if (performance.now() >= tools.context.deadlineMs) {',
    instead: 'if (Number.isNaN(tools.context.deadlineMs)) {',
    why: 'a process that slept charges a card that nobody waits for',
    test: {
      file: `${flows}/pay.service.test.ts`,
      name: 'a process that slept until its caller gave up does not send',
    },
  },
  {
    name: 'ask-before-send',
    file: `${flows}/try-payment.ts`,
    text: '  if (attempt.isNew) return outcomeOf(await sendWeighed(attempt));\n',
    instead: '  return outcomeOf(await sendWeighed(attempt));\n',
    why: 'an unknown outcome is guessed instead of asked for',
    test: {
      file: `${flows}/pay.service.test.ts`,
      name: 'an outcome that was not heard is unknown, and a repeat asks before it sends',
    },
  },
  {
    name: 'provider-budget',
    file: `${flows}/within-budget.ts`,
    text: '    purse.left -= 1;\n',
    instead: '',
    why: 'a provider that is away is sent all that waits for it, again and again',
    test: {
      file: `${flows}/within-budget.service.test.ts`,
      name: 'is asked so often in a pass and no more, however much waits, and all is caught up when it is back',
    },
  },
  {
    name: 'points-limit',
    file: 'services/user/store/points/holds.ts',
    text: 'reserved + $3 where account_id = $2 and balance - reserved >= $3\n',
    instead: 'reserved + $3 where account_id = $2\n',
    why: 'more points are spent than there are',
    test: {
      file: 'services/user/flows/points/points.service.test.ts',
      name: 'twenty orders at once never redeem more than there is',
    },
  },
  {
    name: 'points-recount-lots',
    file: 'services/user/store/points/recount-points.ts',
    text: "must(greatest(balance, 0) = remaining, 'lots-differ')",
    instead: 'true',
    why: 'a repair of points believes entries that the lots gainsay',
    test: {
      file: 'services/user/flows/points/recount-points.service.test.ts',
      name: 'where lots and entries differ nobody can say which is right: nothing is changed',
    },
  },
];
