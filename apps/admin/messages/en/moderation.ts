import type { Dispute } from '../../api/use-disputes.ts';
import type { ReviewState } from '../../api/use-reviews.ts';
import type { CodeWords } from '../code-words.ts';

const reviews = (number: number) => `${number} ${number === 1 ? 'review' : 'reviews'}`;

/** The words of disputes and of reviews. */
export const moderationEn = {
  disputes: {
    title: 'Disputes',
    hint: 'Payments that the banks of buyers want back. What nobody answers before its deadline is lost.',
    state: 'State',
    states: { opened: 'Open', won: 'Won', lost: 'Lost' } satisfies Record<Dispute['state'], string>,
    order: 'Order',
    reason: 'Reason',
    reasons: {
      fraudulent: 'The buyer did not pay this',
      product_not_received: 'The goods did not arrive',
      product_unacceptable: 'The goods were not as described',
      duplicate: 'Paid twice',
      credit_not_processed: 'A refund did not arrive',
      general: 'No reason given',
    } as CodeWords,
    openedAt: 'Opened',
    answerBy: 'Answer before',
    said: 'Said for the shop',
    nothingSaid: 'Nothing yet',
    isAccepted: 'Accepted: the buyer keeps the money',
    answerStates: { pending: 'on its way', sent: 'the provider has it', refused: 'refused by the provider' },
    amount: 'Amount',
    actions: 'Actions',
    answer: 'Answer …',
    answerTitle: (number: string) => `Answer the dispute of order ${number}`,
    note: 'What speaks for the shop',
    noteHint: 'The bank reads this: when and how the goods were sent, what was agreed with the buyer.',
    answerDo: 'Send the answer',
    answered: (number: string) => `The answer for order ${number} goes to the provider.`,
    accept: 'Accept …',
    acceptTitle: (number: string) => `Accept the dispute of order ${number}?`,
    acceptLine: (sum: string) =>
      `The buyer keeps ${sum}, and the dispute is lost. This cannot be taken back.`,
    acceptDo: (sum: string) => `Let the buyer keep ${sum}`,
    accepted: (number: string) => `The dispute of order ${number} is accepted.`,
    emptyTitle: (state: string) => `No dispute is in the state “${state}”`,
    emptyLine: 'When the bank of a buyer wants a payment back, it appears here with the day to answer by.',
  },
  reviews: {
    title: 'Reviews',
    hint: 'Nobody sees a review before it is approved. What was decided can be decided anew.',
    state: 'State',
    states: { waiting: 'Waiting', approved: 'Approved', refused: 'Refused' } satisfies Record<
      ReviewState,
      string
    >,
    all: 'Choose all on this page',
    review: 'Review',
    rating: 'Stars',
    stars: (rating: number) => `${rating} of 5 stars`,
    product: 'Product',
    writtenAt: 'Written',
    reports: 'Reported',
    reasonWas: (reason: string) => `Refused: ${reason}`,
    reason: 'Reason that the writer reads',
    decisions: {
      approved: {
        open: (count: number) => `Approve ${count} …`,
        title: (count: number) => `Approve ${reviews(count)}?`,
        line: 'Everybody sees them at their products, and they count for the rating.',
        submit: (count: number) => `Approve ${reviews(count)}`,
      },
      refused: {
        open: (count: number) => `Refuse ${count} …`,
        title: (count: number) => `Refuse ${reviews(count)}?`,
        line: 'Nobody but their writers sees them, who can read the reason.',
        submit: (count: number) => `Refuse ${reviews(count)}`,
      },
    },
    results: 'What became of each',
    result: (title: string, outcome: string) => `${title}: ${outcome}`,
    outcomes: { changed: 'Decided.', known: 'It was so already, or is gone.' },
    emptyTitle: (state: string) => `No review is in the state “${state}”`,
    emptyLine: 'When somebody reviews what they bought, it waits here until you decide.',
  },
};
