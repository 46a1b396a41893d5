import type { OrderValue } from '#contracts/order/order.ts';
import type { View } from '../../parts/views/saved-views.ts';

const orders = (number: number) => `${number} ${number === 1 ? 'order' : 'orders'}`;

/** What the list of orders offers: its filters, its sorts, its views and what is done with several at once. */
export const orderListEn = {
  goods: 'Goods',
  anyFulfilment: 'Wherever they are',
  fulfilments: {
    none: 'Not sent',
    part: 'Partly sent',
    shipped: 'Sent',
    delivered: 'Arrived',
  } satisfies Record<OrderValue['fulfilment'], string>,
  sort: 'Sort',
  sorts: { newest: 'Newest first', oldest: 'Oldest first' },
  currency: 'Currency',
  views: [
    { name: 'To send', search: 'fulfilment=none&sort=oldest' },
    { name: 'Partly sent', search: 'fulfilment=part&sort=oldest' },
    { name: 'Waiting for payment', search: 'state=awaiting-payment' },
    { name: 'Paid on delivery', search: 'state=on-delivery' },
    { name: 'Cancelled', search: 'state=cancelled' },
  ] as readonly View[],
  bulk: {
    send: 'Send …',
    sendTitle: (number: number) => `Send all that is left of ${orders(number)}?`,
    sendLine:
      'Each order goes out as one parcel. An order that cannot be sent is left as it is, and told below the others.',
    sendDo: (number: number) => `Send ${orders(number)}`,
    sent: (parcel: number) => `parcel ${parcel} was sent`,
    documents: 'Invoices',
    noDocuments: 'has no invoice yet',
    kinds: { invoice: 'Invoice', 'credit-note': 'Credit note' },
    print: 'page to print',
    cancel: 'Cancel …',
    cancelTitle: (number: number) => `Cancel ${orders(number)}?`,
    cancelLine:
      'Goods go back for sale, money that was taken is given back, and each buyer gets a mail. This cannot be taken back.',
    cancelDo: (number: number) => `Cancel ${orders(number)}`,
    keep: 'Keep them',
    cancelled: 'was cancelled',
  },
};
