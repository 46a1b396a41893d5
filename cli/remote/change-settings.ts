import type { Client } from '../../apps/client/client.ts';
import { answerOf, RemoteError } from './connect.ts';

type Listed = Extract<Awaited<ReturnType<Client['gateway']['listSettings']>>, { isOk: true }>;

/** A setting as the shop tells it: value, origin, and who changed it last. */
export type SettingAnswer = Listed['answer']['settings'][number];

/** Every setting of the shop. */
export async function listSettings(client: Client): Promise<SettingAnswer[]> {
  return answerOf(await client.gateway.listSettings({})).settings;
}

/** One setting. Throws RemoteError when there is none of this name. */
export async function getSetting(client: Client, key: string): Promise<SettingAnswer> {
  const setting = (await listSettings(client)).find((each) => each.key === key);
  if (!setting) throw new RemoteError(`there is no setting ${key}`);
  return setting;
}

/** Changes a setting in every process; what is written as JSON is one, unless the setting is a text. */
export async function setSetting(client: Client, key: string, text: string): Promise<SettingAnswer> {
  const seen = await getSetting(client, key);
  const value = typeof seen.value === 'string' ? text : parse(text);
  return answerOf(await client.gateway.changeSetting({ key, value, version: seen.version }));
}

/** Takes the last change of a setting back. */
export async function undoSetting(client: Client, key: string): Promise<SettingAnswer> {
  const { version } = await getSetting(client, key);
  if (version === 0) throw new RemoteError(`${key} was never changed: there is nothing to take back`);
  return answerOf(await client.gateway.undoSetting({ key, version }));
}

/** What is no JSON is passed on as it is: the shop says what it lacks. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
