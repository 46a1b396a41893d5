import { isRefusal } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { noteSettingVersion } from '../../store/staff-actions.ts';
import { nameOf } from '../../domain/name-of.ts';
import type { GatewayResources } from '../server/gateway-resources.ts';

/** Takes the last change of a setting back, as a new version, and notes who did it. */
export async function undoSetting(
  tools: Tools<'gateway', GatewayResources>,
  input: InputTo<'gateway', 'undoSetting'>,
): Promise<ResultOf<'gateway', 'undoSetting'>> {
  const who = nameOf(tools.context.subject);
  const undone = await tools.resources.settingsCentre.undo(input.key, input.version, who);
  if (isRefusal(undone)) return undone;
  await tools.db.rows(noteSettingVersion(who, 'setting.undone', input.key, undone.version));
  return undone;
}
