import type { Permission, Subject } from '#contracts/access.ts';
import type { ReturnValue } from '#contracts/order/return.ts';
import type { CallName, InputTo, ResultOf } from '#contracts/services.ts';

type As = { subject?: Subject; idempotencyKey?: string };
type Ask = <Call extends CallName<'order'>>(
  call: Call,
  input: InputTo<'order', Call>,
  as?: As,
) => Promise<ResultOf<'order', Call>>;
type Decision = Omit<InputTo<'order', 'answerReturn'>, 'returnId'>;
type Receipt = Omit<InputTo<'order', 'receiveReturn'>, 'returnId' | 'lines'> &
  Omit<InputTo<'order', 'receiveReturn'>['lines'][number], 'lineId'>;

/** An order of one line that was sent, for tests. */
export type SentOrder = { orderId: string; lineId: string };

const staffId = '0198a000-0000-7000-8000-0000000000aa';
const permissions: Permission[] = ['orders.read', 'orders.write', 'orders.fulfil'];
export const returnStaff = {
  subject: { kind: 'staff', staffId, sessionId: staffId, permissions },
} satisfies As;

/** The steps of a return as tests take them, by a buyer and by staff. */
export function returnSteps(ask: Ask, buyer: As) {
  const request = ({ orderId, lineId }: SentOrder, quantity: number, as: As = buyer) => {
    const line = { lineId, quantity, reason: 'damaged', note: 'The handle is off.' } as const;
    return ask('requestReturn', { orderId, lines: [line] }, as);
  };
  const decide = (returnId: string, decision: Decision) =>
    ask('answerReturn', { returnId, ...decision }, returnStaff);
  return {
    request,
    decide,
    approve: async (order: SentOrder, quantity: number): Promise<string> => {
      const { returnId } = got(await request(order, quantity));
      return got(await decide(returnId, { decision: 'approve' })).returnId;
    },
    receive: (
      returnId: string,
      lineId: string,
      quantity: number,
      { outcome = 'refund', condition = 'as-new', goods = 'restock' }: Partial<Receipt> = {},
    ) => {
      const lines = [{ lineId, quantity, condition, goods }];
      return ask('receiveReturn', { returnId, outcome, lines }, returnStaff);
    },
    returnsOf: async (orderId: string): Promise<ReturnValue[]> => {
      const answer = await ask('listReturns', { orderId }, returnStaff);
      if ('refusal' in answer) throw new Error(answer.detail);
      return answer.returns;
    },
  };
}

function got(answer: ResultOf<'order', 'requestReturn' | 'answerReturn'>): ReturnValue {
  if ('refusal' in answer) throw new Error(answer.detail);
  return answer;
}
