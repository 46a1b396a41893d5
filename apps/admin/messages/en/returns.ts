import type { ReturnValue } from '#contracts/order/return.ts';
import type { CodeWords } from '../code-words.ts';

const several = (count: number) => `${count} ${count === 1 ? 'return' : 'returns'}`;

/** The words of returns. */
export const returnsEn = {
  returns: {
    title: 'Returns',
    hint: 'What buyers want to send back. A request that nobody answers counts as approved at its deadline.',
    ofOrder: 'Returns',
    list: 'Returns in this state',
    one: (number: number) => `Return ${number}`,
    state: 'State',
    states: {
      requested: 'Asked for',
      approved: 'Approved',
      received: 'Being settled',
      closed: 'Settled',
      refused: 'Refused',
      expired: 'Expired',
    } satisfies Record<ReturnValue['state'], string>,
    line: (quantity: number, title: string, reason: string) => `${quantity} × ${title}: ${reason}`,
    reasons: {
      damaged: 'damaged',
      'wrong-item': 'the wrong item',
      'not-as-described': 'not as described',
      'does-not-fit': 'does not fit',
      'changed-mind': 'changed their mind',
    } satisfies Record<ReturnValue['lines'][number]['reason'], string>,
    arrived: (count: number) => `${count} arrived`,
    requestedAt: 'Asked for',
    wanted: 'The buyer would like',
    outcome: 'What becomes of it',
    outcomes: { refund: 'The money back', exchange: 'The same goods again' },
    outcomeHints: {
      refund: 'What the goods cost is given back with a credit note.',
      exchange: 'They are sent anew and cost nothing; if there are none, the money is given back.',
    },
    outcomeDo: { refund: 'Note it and give the money back', exchange: 'Note it and send the goods again' },
    answer: 'Why it was refused',
    due: 'Until',
    dueAt: { requested: 'Answer before', approved: 'Goods awaited until' } as CodeWords,
    exchange: 'Exchange',
    exchangeLink: 'See its order',
    decisions: {
      approve: {
        open: 'Approve …',
        title: (number: number) => `Approve return ${number}?`,
        line: 'The buyer is told by e-mail that the goods may be sent back. Money moves only when they arrive.',
        submit: 'Approve the return',
        done: (number: number) => `Return ${number} is approved.`,
      },
      refuse: {
        open: 'Refuse …',
        title: (number: number) => `Refuse return ${number}?`,
        line: 'The buyer is told by e-mail, with the reason. This cannot be taken back.',
        submit: 'Refuse the return',
        done: (number: number) => `Return ${number} is refused.`,
      },
    },
    many: {
      approve: {
        open: (count: number) => `Approve ${count} …`,
        title: (count: number) => `Approve ${several(count)}?`,
        line: 'Their buyers are told by e-mail that the goods may be sent back. Money moves only when they arrive.',
        submit: (count: number) => `Approve ${several(count)}`,
      },
      refuse: {
        open: (count: number) => `Refuse ${count} …`,
        title: (count: number) => `Refuse ${several(count)}?`,
        line: 'Their buyers are told by e-mail, all with this reason. This cannot be taken back.',
        submit: (count: number) => `Refuse ${several(count)}`,
      },
    },
    refuseReason: 'Reason that the buyer reads',
    receive: 'Goods arrived …',
    receiveTitle: (number: number) => `What arrived of return ${number}?`,
    received: (number: number) => `The goods of return ${number} are noted.`,
    conditionOf: (title: string) => `How ${title} was`,
    conditions: { 'as-new': 'As new', used: 'Used', damaged: 'Damaged' },
    goodsOf: (title: string) => `What becomes of ${title}`,
    goods: { restock: 'Back to stock', scrap: 'Thrown away' },
    emptyTitle: (state: string) => `No return is in the state “${state}”`,
    emptyLine: 'When a buyer asks to send goods back, the return appears here to be answered.',
  },
};
