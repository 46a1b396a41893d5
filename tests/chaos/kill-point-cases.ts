import type { Step, Story } from './story-of-an-order.ts';

/** A kill point, the story that passes it, and the step before which it is armed. */
export type KillPointCase = { place: string; story: Story; at: Step };

const at = (story: Story, step: Step, places: readonly string[]): KillPointCase[] =>
  places.map((place) => ({ place, story, at: step }));

/** Every named place that a checkout, a refund, a cancellation, a return or a webhook passes. */
export const killPoints: readonly KillPointCase[] = [
  ...at('bought', 'checkout', [
    'order.checkout.before-placed',
    'order.checkout.after-placed',
    'order.checkout.after-reserved',
    'order.checkout.after-started',
    'order.pay-attempt.after-payment',
    'order.mark-paid.after-paid',
    'order.checkout.after-finished',
    'order.checkout.after-answer',
    'payment.pay.before-attempt',
    'payment.pay.after-attempt',
    'payment.pay.after-provider',
    'payment.take-over.before',
    'payment.take-over.after',
    'payment.book-order-paid.before',
    'payment.book-order-paid.after',
    'events.accept.before',
    'events.accept.after',
    'events.relay.before-deliver',
    'events.relay.after-deliver',
    'events.relay.before-settle',
    'events.relay.after-settle',
    'jobs.run.before',
    'jobs.run.after',
    'user.send-message.before-provider',
    'user.send-message.after-provider',
    'user.send-message.after-mark',
  ]),
  ...at('bought by link', 'approve', [
    'payment.webhook.before',
    'payment.webhook.after',
    'payment.take-over.before',
    'payment.take-over.after',
    'order.mark-paid.after-paid',
  ]),
  ...at('cancelled', 'cancel', [
    'order.cancel-now.after-cancelled',
    'payment.cancel.before',
    'payment.cancel.after',
    'payment.refund.before-written',
    'payment.refund.after-written',
    'payment.send-refund.after-provider',
    'payment.book-order-cancelled.before',
    'payment.book-order-cancelled.after',
  ]),
  ...at('refunded', 'refund', [
    'order.refund-lines.before-written',
    'order.refund-lines.after-written',
    'order.send-refund.after-goods',
    'order.send-refund.after-money',
    'order.send-refund.after-settled',
    'payment.refund.before-written',
    'payment.refund.after-written',
    'payment.send-refund.after-provider',
    'payment.book-order-refunded.before',
    'payment.book-order-refunded.after',
  ]),
  ...at('returned', 'ship', [
    'order.ship.before-written',
    'order.ship.after-written',
    'order.send-goods.after-catalog',
    'order.send-goods.after-settled',
  ]),
  ...at('returned', 'deliver', ['order.mark-delivered.before', 'order.mark-delivered.after']),
  ...at('returned', 'request', ['order.request-return.before', 'order.request-return.after']),
  ...at('returned', 'answer', ['order.move-return.before', 'order.move-return.after']),
  ...at('returned', 'receive', [
    'order.receive-return.before',
    'order.receive-return.after',
    'order.settle-return.before',
    'order.settle-return.after-settled',
    'order.settle-return.after-closed',
  ]),
];
