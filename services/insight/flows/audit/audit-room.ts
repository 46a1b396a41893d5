import type { AuditFindingValue, LogMarkValue } from '#contracts/audit.ts';
import type { Tools } from '#runtime/tools.ts';
import { answered } from '../../domain/audit/answered.ts';
import { closeUnseen, listOpen, noteSeen } from '../../store/audit/breaches.ts';
import { noteAudited } from '../../store/audit/rooms.ts';
import type { WatchedRoom } from './audited-rooms.ts';

const looksMost = 10;
const openMost = 1000;
const namedMost = 200;

/**
 * Has a room audit what changed since the last time, and what it found before; writes down what does not hold and closes what
 * does again. Gives the orders among what changed. `after` null begins at the end of the room's log.
 */
export async function auditRoom(
  tools: Tools<'insight'>,
  room: WatchedRoom,
  after: LogMarkValue | null,
): Promise<string[]> {
  const open = await tools.db.rows(listOpen(room, ['changes'], openMost));
  const [first = [], ...others] = inParts([...new Set(open.map(({ id }) => id))]);
  const touched: string[] = [];
  let [mark, ids] = [after, first];
  for (let look = 0; look < looksMost; look += 1) {
    const found = await lookAt(tools, room, mark, ids);
    touched.push(...found.orderIds);
    await tools.db.rows(noteAudited(room, JSON.stringify(found.mark)));
    if (!found.hasMore) break;
    [mark, ids] = [found.mark, []];
  }
  for (const part of others) await lookAt(tools, room, null, part);
  return touched;
}

/** What the audit of changes finds of the things that are named, changed or not. */
export async function findNamed(
  tools: Tools<'insight'>,
  room: WatchedRoom,
  ids: readonly string[],
): Promise<ReturnType<typeof rowsOf>> {
  const found: ReturnType<typeof rowsOf> = [];
  for (const part of inParts([...new Set(ids)])) {
    found.push(...rowsOf(room, (await ask(tools, room, null, part)).findings));
  }
  return found;
}

/** Writes down what is found; what is not any more is closed, unless a room has more than it names. */
async function lookAt(tools: Tools<'insight'>, room: WatchedRoom, after: LogMarkValue | null, ids: string[]) {
  const found = await ask(tools, room, after, ids);
  const seen = JSON.stringify(rowsOf(room, found.findings));
  const isWhole = !found.findings.some(({ isCutOff }) => isCutOff);
  await tools.db.flight([
    noteSeen(seen, 'changes', null),
    ...(isWhole ? [closeUnseen(room, ['changes'], ids, seen)] : []),
  ]);
  return found;
}

/** Asks a room, and again for what it had no time for. */
async function ask(tools: Tools<'insight'>, room: WatchedRoom, after: LogMarkValue | null, ids: string[]) {
  const audit = async (input: { after: LogMarkValue | null; ids: string[] }) =>
    answered(await tools.call[room].auditChanges(input));
  const first = await audit({ after, ids });
  const findings = [...first.findings];
  for (let left = first.unauditedIds ?? []; left.length > 0;) {
    const part = left.slice(0, namedMost);
    const more = await audit({ after: null, ids: part });
    const { unauditedIds = [] } = more;
    if (unauditedIds.length >= part.length) throw new Error(`${room} audits nothing of what is named`);
    findings.push(...more.findings);
    left = [...unauditedIds, ...left.slice(namedMost)];
  }
  return { ...first, findings };
}

/** As many as a room may be asked of at once. */
function inParts(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / namedMost) }, (_, part) =>
    ids.slice(part * namedMost, (part + 1) * namedMost),
  );
}

/** A row for each thing that a rule does not hold of. */
export function rowsOf(room: string, findings: readonly AuditFindingValue[]) {
  return findings.flatMap(({ rule, ids, detail }) =>
    [...new Set(ids)].map((id) => ({ room, rule, id, detail: detail.slice(0, 500), openBecause: null })),
  );
}
