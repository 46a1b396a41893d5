import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { customerOf } from '../../domain/customer-of.ts';
import { findExport, listParts } from '../../store/privacy/parts.ts';

const partsAtOnce = 20;

/** A page of an export, for its customer; another's is not found. */
export async function downloadExport(
  tools: UserTools,
  { caseId, cursor = '0' }: InputTo<'user', 'downloadExport'>,
): Promise<ResultOf<'user', 'downloadExport'>> {
  const found = await tools.db.row(findExport(caseId, customerOf(tools.context.subject)));
  if (!found) return refuse('not-found', 'There is no such export, or it has expired.');
  if (found.state === 'open') return { case: found, parts: [], nextCursor: null };
  const rows = await tools.db.rows(listParts(caseId, Number(cursor), partsAtOnce + 1));
  const page = rows.slice(0, partsAtOnce);
  const last = page.at(-1);
  return {
    case: found,
    parts: page.map(({ room, records }) => ({ room, records })),
    nextCursor: last && rows.length > partsAtOnce ? String(last.position) : null,
  };
}
