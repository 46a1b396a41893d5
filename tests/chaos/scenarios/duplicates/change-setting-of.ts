import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '../../../../apps/client/client.ts';
import { answerOf } from '../../../support/shopper.ts';
import { untilAnswered } from '../../until-answered.ts';

/** In that time a change of a setting is in every process. */
const takenOverMs = 2500;

/** Changes a setting, and waits until every process goes by it; gives its version. */
export async function changeSettingOf(
  owner: Client,
  key: string,
  value: unknown,
): Promise<{ version: number }> {
  const { settings } = answerOf(await untilAnswered(() => owner.gateway.listSettings({})));
  const version = settings.find((setting) => setting.key === key)?.version ?? 0;
  const changed = answerOf(await untilAnswered(() => owner.gateway.changeSetting({ key, value, version })));
  await delay(takenOverMs);
  return changed;
}
