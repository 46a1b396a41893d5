const times = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** The words of payments that rules hold back until a person has looked. */
export const paymentReviewsEn = {
  paymentReviews: {
    title: 'Payments to check',
    hint: 'Rules against stolen cards hold these back. The money is held, not taken, and the goods are kept until somebody decides.',
    state: 'Show',
    states: { open: 'To decide', approved: 'Accepted', rejected: 'Refused', expired: 'Not decided in time' },
    order: 'Order',
    why: 'Why it waits',
    rules: {
      'card-declines': (count: number) => times(count, 'refusal of this card', 'refusals of this card'),
      'buyer-declines': (count: number) =>
        times(count, 'refused payment of this buyer', 'refused payments of this buyer'),
      'client-declines': (count: number) =>
        times(count, 'refused payment from this network', 'refused payments from this network'),
      'buyer-cards': (count: number) => times(count, 'card of this buyer', 'different cards of this buyer'),
      'client-cards': (count: number) =>
        times(count, 'card from this network', 'different cards from this network'),
      'buyer-small': (count: number) =>
        times(count, 'very small payment of this buyer', 'very small payments of this buyer'),
      'client-small': (count: number) =>
        times(count, 'very small payment from this network', 'very small payments from this network'),
      'client-payments': (count: number) =>
        times(count, 'payment from this network', 'payments from this network'),
    },
    within: (minutes: number) => `within ${times(minutes, 'minute', 'minutes')}`,
    decideBy: 'Decide before',
    decided: 'Decided',
    amount: 'Amount',
    actions: 'Actions',
    reason: 'Note for colleagues',
    reasonHint: 'The buyer does not see it.',
    decisions: {
      approve: {
        open: 'Accept …',
        title: (number: string) => `Accept the payment of order ${number}?`,
        line: (sum: string) =>
          `${sum} is taken, or stays held where the shop takes money as goods are sent. The order goes on.`,
        submit: (sum: string) => `Accept ${sum}`,
        done: (number: string) => `The payment of order ${number} is accepted.`,
      },
      reject: {
        open: 'Refuse …',
        title: (number: string) => `Refuse the payment of order ${number}?`,
        line: (sum: string) =>
          `${sum} is let go, the order is cancelled, its goods are for sale again, and the buyer is told. This cannot be taken back.`,
        submit: (sum: string) => `Refuse ${sum} and cancel`,
        done: (number: string) => `The payment of order ${number} is refused.`,
      },
    },
    emptyTitles: {
      open: 'No payment waits for you',
      approved: 'Nothing was accepted yet',
      rejected: 'Nothing was refused yet',
      expired: 'Everything was decided in time',
    },
    emptyLine:
      'A payment appears here when a card, a buyer or a network tries too often. How often is too often stands in the settings, under payment.riskRules.',
  },
};
