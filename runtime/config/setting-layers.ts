import { readFile } from 'node:fs/promises';
import { validate } from '../door/validate.ts';
import { settings, type SettingKey } from './settings.ts';

export type Layer = 'file' | 'environment';

/** Settings given at start, below the centre: from a file and from the environment. */
export type SettingLayers = Readonly<Record<Layer, ReadonlyMap<SettingKey, unknown>>>;

/** A setting given at start that is not known or has a wrong value; the process must not start with it. */
export class SettingError extends Error {}

/** The environment variable of a setting: `order.unpaidHoldSeconds` is SOUK_ORDER_UNPAID_HOLD_SECONDS. */
export function environmentNameOf(key: SettingKey): string {
  return `SOUK_${key
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/\./g, '_')
    .toUpperCase()}`;
}

/** Reads and checks the settings of a JSON file (if one is named) and of the environment. Throws SettingError. */
export async function readSettingLayers(
  file: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<SettingLayers> {
  return {
    file: file ? await readFileLayer(file) : new Map(),
    environment: readEnvironmentLayer(environment),
  };
}

async function readFileLayer(file: string): Promise<Map<SettingKey, unknown>> {
  let given: Record<string, unknown>;
  try {
    given = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  } catch (error) {
    throw new SettingError(`the settings file ${file} cannot be read: ${(error as Error).message}`);
  }
  const layer = new Map<SettingKey, unknown>();
  for (const [key, value] of Object.entries(given)) {
    if (!isSettingKey(key)) throw new SettingError(`${file}: there is no setting ${key}`);
    layer.set(key, checked(key, value, file));
  }
  return layer;
}

function readEnvironmentLayer(
  environment: Readonly<Record<string, string | undefined>>,
): Map<SettingKey, unknown> {
  const layer = new Map<SettingKey, unknown>();
  for (const key of Object.keys(settings) as SettingKey[]) {
    const text = environment[environmentNameOf(key)];
    if (text === undefined) continue;
    const isText = typeof settings[key].default === 'string';
    layer.set(key, checked(key, isText ? text : parse(text), environmentNameOf(key)));
  }
  return layer;
}

function checked(key: SettingKey, value: unknown, where: string): unknown {
  const fault = validate(settings[key].schema, value);
  const shown = settings[key].isSecret ? 'what it is' : JSON.stringify(value);
  if (fault) throw new SettingError(`${where}: ${key} cannot be ${shown}. ${fault.detail}`);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Whether there is a setting of this name. */
export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(settings, key);
}
