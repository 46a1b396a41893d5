import { isRefusal } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { noteSettingVersion } from '../../store/staff-actions.ts';
import { nameOf } from '../../domain/name-of.ts';
import type { GatewayResources } from '../server/gateway-resources.ts';

/** Changes a setting everywhere and notes who did it. */
export async function changeSetting(
  tools: Tools<'gateway', GatewayResources>,
  input: InputTo<'gateway', 'changeSetting'>,
): Promise<ResultOf<'gateway', 'changeSetting'>> {
  const who = nameOf(tools.context.subject);
  const changed = await tools.resources.settingsCentre.change(input.key, input.value, input.version, who);
  if (isRefusal(changed)) return changed;
  await tools.db.rows(noteSettingVersion(who, 'setting.changed', input.key, changed.version));
  return changed;
}
