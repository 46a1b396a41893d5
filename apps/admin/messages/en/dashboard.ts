const times = (count: number, one: string, many: string) => (count === 1 ? one : many);

/** The words of the first screen of the day. */
export const dashboardEn = {
  dashboard: {
    title: 'Home',
    market: 'Market',
    period: 'Period',
    periods: { 1: 'Today', 7: '7 days', 28: '28 days', 90: '90 days' },
    attention: 'What needs a person now',
    attentionNone: 'Nothing waits for you. New work appears here by itself.',
    attentionUnread: 'A part of this list could not be read.',
    soonest: 'First due',
    asks: {
      overdue: {
        name: (count: number) =>
          times(count, 'paid order is not sent in time', 'paid orders are not sent in time'),
        hint: 'Send them, or tell the buyers.',
      },
      held: {
        name: (count: number) => times(count, 'order’s money is only held', 'orders’ money is only held'),
        hint: 'It is taken as the goods are sent; the hold ends at its deadline.',
      },
      returns: {
        name: (count: number) => times(count, 'return waits for an answer', 'returns wait for an answer'),
        hint: 'Unanswered ones count as approved at their deadline.',
      },
      disputes: {
        name: (count: number) => times(count, 'disputed payment to answer', 'disputed payments to answer'),
        hint: 'Who says nothing in time loses the money.',
      },
      paymentReviews: {
        name: (count: number) => times(count, 'payment to check', 'payments to check'),
        hint: 'What nobody decides in time is given back, and its order cancelled.',
      },
      reviews: {
        name: (count: number) => times(count, 'review to moderate', 'reviews to moderate'),
        hint: 'They show in the shop once approved.',
      },
      out: {
        name: (count: number) => times(count, 'variant is sold out', 'variants are sold out'),
        hint: 'On sale, but nobody can order them.',
      },
      low: {
        name: (count: number) => times(count, 'variant is nearly sold out', 'variants are nearly sold out'),
        hint: 'Five or fewer can still be ordered.',
      },
      reconciliation: {
        name: (count: number) =>
          times(count, 'difference from a provider’s books', 'differences from providers’ books'),
        hint: 'Money moved there and here do not agree.',
      },
      webhooks: {
        name: (count: number) =>
          times(count, 'webhook endpoint is paused or stuck', 'webhook endpoints are paused or stuck'),
        hint: 'Events wait there to be delivered.',
      },
    },
    figures: 'How the shop does',
    orders: 'Paid orders',
    revenue: 'Revenue',
    conversion: 'Conversion',
    conversionLine: (placed: string, visits: string) =>
      `${placed} ${placed === '1' ? 'order' : 'orders'} from ${visits} ${visits === '1' ? 'visit' : 'visits'}`,
    refunded: (amount: string) => `${amount} given back`,
    broughtIn: 'Staff or imports brought in more than visitors ordered',
    noVisits: 'No visits yet',
    changes: {
      up: (percent: string, before: string) => `${percent} more than ${before}`,
      down: (percent: string, before: string) => `${percent} less than ${before}`,
      times: (times: string, before: string) => `${times} times ${before}`,
      same: (before: string) => `The same as ${before}`,
      none: 'Nothing to compare with',
    },
    before: {
      1: 'yesterday, whole day',
      7: 'the 7 days before',
      28: 'the 28 days before',
      90: 'the 90 days before',
    },
    chart: (measure: string) => `${measure} by day`,
    chartSpoken: (measure: string, now: string, before: string) =>
      `${measure} by day: ${now} in this period, ${before} in the one before. The table below has each day.`,
    measure: 'Show',
    thisPeriod: 'This period',
    periodBefore: 'Period before',
    dayBefore: 'Day before that',
    asTable: 'Show as a table',
    day: 'Day',
    emptyTitle: 'Nothing was sold in this time',
    emptyLine: 'Orders are counted on the day they are paid. Choose a longer time or another market.',
    moreFigures: 'All reports',
  },
};
