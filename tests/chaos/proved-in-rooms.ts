/** Kill points that no story of an order passes, by the test of their room that dies there. */
export const provedInRooms: Readonly<Record<string, readonly string[]>> = {
  'services/catalog/flows/product/run-imports.service.test.ts': [
    'catalog.run-imports.before-batch',
    'catalog.run-imports.after-batch',
  ],
  'services/order/flows/fulfilment/held-parcels.service.test.ts': [
    'order.book-ahead.after-carrier',
    'order.call-off-ahead.after-carrier',
  ],
  'services/order/flows/fulfilment/captures-in-trouble.service.test.ts': [
    'order.waive-unsent.before',
    'order.waive-unsent.after',
  ],
  'services/order/flows/refund/edit-order.service.test.ts': [
    'order.edit-order.before-written',
    'order.edit-order.after-written',
  ],
  'services/order/flows/order/draft-kill-points.service.test.ts': [
    'order.place-draft-orders.before-placed',
    'order.place-draft-orders.after-placed',
    'order.place-draft-orders.after-started',
    'order.place-draft-orders.after-recorded',
    'order.place-draft-orders.after-finished',
  ],
  'services/payment/flows/kill-points.service.test.ts': [
    'payment.record-adjustment.before',
    'payment.record-adjustment.after',
  ],
  'services/payment/flows/kill-points-of-books.service.test.ts': [
    'payment.close-days.before',
    'payment.close-days.after',
    'payment.reconcile.after-provider',
    'payment.reconcile.after-page',
    'payment.reconcile.before-judged',
    'payment.reconcile.after-judged',
    'payment.reconcile.before-held',
    'payment.reconcile.after-held',
    'payment.resolve-case.before',
    'payment.resolve-case.after',
    'payment.round-case.before',
    'payment.round-case.after',
  ],
  'services/payment/flows/kill-points-of-disputes.service.test.ts': [
    'payment.say-of-dispute.before-written',
    'payment.say-of-dispute.after-written',
    'payment.send-answer.after-provider',
  ],
};
