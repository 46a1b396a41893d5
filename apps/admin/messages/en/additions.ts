import type { AdditionProposalValue, AdditionValue } from '#contracts/order/addition.ts';

/** The words of what is added to an order. */
export const additionsEn = {
  addition: {
    open: 'Add to the order',
    title: (number: string) => `Add to order ${number}`,
    hint: 'How many more? What the order has already costs what it cost there; other things cost today’s price.',
    more: (title: string) => `More of ${title}`,
    find: 'Another product',
    findHint: 'Type a part of its name.',
    findNone: 'Nothing of that name is sold.',
    variant: 'Which one',
    take: 'Take it in',
    delivery: 'Delivery',
    deliverySame: (title: string) => `As before: ${title}`,
    propose: 'What does it come to?',
    goBack: 'Back',
    line: (quantity: number, title: string, sum: string) => `${quantity} × ${title}: ${sum}`,
    due: (sum: string, tax: string) => `${sum} is due, ${tax} of it tax.`,
    happens: {
      link: 'The buyer gets a mail with a link to pay. Until then the goods are held and not sent.',
      'on-delivery': 'It is paid when it is handed over, like the order.',
      nothing: 'There is nothing to pay; the goods are set aside at once.',
    } satisfies Record<AdditionProposalValue['payment'], string>,
    undone: (hours: number) =>
      `Not paid within ${hours} hours it is undone by itself, and the order stays as it is.`,
    reason: 'Reason',
    submit: (sum: string) => `Add it and ask for ${sum}`,
    submitNow: 'Add it',
    done: (number: string) => `Addition ${number} is made.`,
    list: 'Added to this order',
    number: 'Number',
    state: 'State',
    sum: 'Sum',
    payBefore: 'To be paid by',
    states: { due: 'To be paid', agreed: 'Agreed', undone: 'Undone' } satisfies Record<
      AdditionValue['state'],
      string
    >,
    addsTo: (number: string) => `Added to order ${number}`,
  },
};
