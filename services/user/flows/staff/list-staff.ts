import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { listStaffRows } from '../../store/staff.ts';

const staffMost = 500;

/** All members of staff, by name. */
export async function listStaff(
  tools: UserTools,
  _input: InputTo<'user', 'listStaff'>,
): Promise<ResultOf<'user', 'listStaff'>> {
  return { staff: await tools.db.rows(listStaffRows(staffMost)) };
}
