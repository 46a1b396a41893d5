import { isRefusal } from '#contracts/refusals.ts';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';

type Work = Pick<Tools<'gateway'>, 'call' | 'killPoint'>;
type Case = NonNullable<AnswerOf<'user', 'claimPrivacyCase'>['case']>;
type Step = Pick<InputTo<'user', 'recordPrivacyStep'>, 'outcome' | 'cursor' | 'records'>;

const stepsAtOnce = 100;

/**
 * The timer that asks the rooms for what they keep of a person, or to forget them, one step after the other. Where a case stands
 * is kept by user, so that another process goes on where this one dies; a step that is done twice changes nothing.
 */
export async function workPrivacyCases(tools: Work): Promise<void> {
  for (let step = 0; step < stepsAtOnce; step += 1) {
    const claimed = await tools.call.user.claimPrivacyCase({});
    if (isRefusal(claimed)) throw new Error(`no case could be claimed: ${claimed.detail}`);
    if (!claimed.case) return;
    const { caseId, version } = claimed.case;
    tools.killPoint('gateway.work-privacy-cases.before-room');
    const done = await (claimed.case.kind === 'export' ? exportStep : eraseStep)(tools, claimed.case);
    tools.killPoint('gateway.work-privacy-cases.after-room');
    const recorded = await tools.call.user.recordPrivacyStep({ caseId, version, ...done });
    // Another worker has taken the case over and is further: what it keeps counts.
    if (isRefusal(recorded) && recorded.refusal !== 'version-conflict') throw new Error(recorded.detail);
  }
}

async function exportStep(tools: Work, { room, person, cursor }: Case): Promise<Step> {
  if (room === 'payment') {
    const { orderIds, nextCursor } = await ordersOf(tools, person, cursor);
    const { records } = answered(await tools.call.payment.exportPerson({ person, orderIds }));
    return { ...to(nextCursor), records };
  }
  const input = { person, ...(cursor === null ? {} : { cursor }) };
  const { records, nextCursor } = answered(await tools.call[room].exportPerson(input));
  return { ...to(nextCursor), records };
}

async function eraseStep(tools: Work, { room, person, cursor }: Case): Promise<Step> {
  if (room === 'payment') {
    const { orderIds, nextCursor } = await ordersOf(tools, person, cursor);
    const { state } = answered(await tools.call.payment.erasePerson({ person, orderIds }));
    if (state === 'wait') return { outcome: 'wait', cursor: null, records: [] };
    if (state === 'more') return { outcome: 'page', cursor, records: [] };
    return { ...to(nextCursor), records: [] };
  }
  const { state } = answered(await tools.call[room].erasePerson({ person }));
  const outcomes = { done: 'room-done', more: 'page', wait: 'wait' } as const;
  return { outcome: outcomes[state], cursor: null, records: [] };
}

async function ordersOf(tools: Work, person: Case['person'], cursor: string | null) {
  return answered(
    await tools.call.order.listOrdersOfPerson({ person, ...(cursor === null ? {} : { cursor }) }),
  );
}

function to(nextCursor: string | null): Pick<Step, 'outcome' | 'cursor'> {
  return { outcome: nextCursor === null ? 'room-done' : 'page', cursor: nextCursor };
}

function answered<Answer>(answer: Answer): Exclude<Answer, { refusal: string }> {
  if (isRefusal(answer)) throw new Error(`a room refused: ${answer.refusal}`);
  return answer as Exclude<Answer, { refusal: string }>;
}
