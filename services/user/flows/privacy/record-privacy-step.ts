import { personRooms } from '#contracts/privacy.ts';
import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Step } from '#runtime/db/statement.ts';
import { schedule } from '#runtime/jobs/schedule.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { nextPersonRoom } from '../../domain/next-person-room.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { findAccount } from '../../store/accounts.ts';
import { insertMessage } from '../../store/messages.ts';
import { findOpen, finishCase, moveCase, type ClaimedCase } from '../../store/privacy/cases.ts';
import { insertPart } from '../../store/privacy/parts.ts';
import { recordStaffAction } from '../../store/staff-audit.ts';

type Input = InputTo<'user', 'recordPrivacyStep'>;

const keptDays = 7;
/** What waits (an order that is still to be sent) is looked at again after this, from the first room on. */
const waitSeconds = 6 * 3600;

/** Keeps what a room answered and moves the case on; a step that was recorded before, or by another, is refused. */
export async function recordPrivacyStep(
  tools: UserTools,
  input: Input,
): Promise<ResultOf<'user', 'recordPrivacyStep'>> {
  const found = await tools.db.row(findOpen(input.caseId));
  if (!found || found.version !== input.version) return moved();
  const { caseId, version, records } = input;
  const flown = await tools.db.tryFlight([
    ...(records.length > 0 ? [insertPart(caseId, version, found.room, JSON.stringify(records))] : []),
    ...(await movingSteps(tools, found, input)),
  ]);
  if (!flown.isRefused) return {};
  if (flown.refusedBy === 'case-unchanged' || flown.refusedBy === 'privacy_part_pkey') return moved();
  throw new Error(`a step was refused by ${flown.refusedBy}`);
}

async function movingSteps(
  tools: UserTools,
  found: ClaimedCase,
  { outcome, cursor }: Input,
): Promise<Step[]> {
  const { caseId, version, room } = found;
  if (outcome === 'page') return [moveCase(caseId, version, room, cursor, 0)];
  if (outcome === 'wait') return [moveCase(caseId, version, personRooms[0], null, waitSeconds)];
  const next = nextPersonRoom(room);
  if (next) return [moveCase(caseId, version, next, null, 0)];
  const finish = finishCase(caseId, version, keptDays);
  if (found.kind === 'export') return [finish, ...(await tellReady(tools, found))];
  const action = { action: 'person.erased', targetId: found.customerId, detail: { caseId } } as const;
  return [finish, recordStaffAction({ kind: 'system', id: 'gateway' }, action)];
}

/** Says by mail or SMS that an export can be fetched; nothing to an account that was shut meanwhile. */
async function tellReady(tools: UserTools, { caseId, customerId }: ClaimedCase): Promise<Step[]> {
  const account = await tools.db.row(findAccount(customerId));
  const recipient = account?.email ?? account?.phone;
  if (!account || !recipient) return [];
  const messageId = uuidv7();
  return [
    insertMessage({
      messageId,
      messageKey: `export-ready:${caseId}`,
      channel: account.email ? 'mail' : 'sms',
      template: 'export-ready',
      locale: account.locale,
      recipient,
      words: { name: account.name },
      lifeSeconds: keptDays * 86_400,
    }),
    schedule(tools, 'send-message', { messageId }, { key: `send-message:${messageId}` }),
  ];
}

function moved(): ResultOf<'user', 'recordPrivacyStep'> {
  return refuse('version-conflict', 'The case has moved on.');
}
