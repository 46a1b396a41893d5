import type { SettingLayers } from './setting-layers.ts';
import type { SettingVersion } from './settings-store.ts';
import { settings, type SettingKey } from './settings.ts';

export type SettingView = {
  key: SettingKey;
  value: unknown;
  origin: 'default' | 'file' | 'environment' | 'centre';
  summary: string;
  version: number;
  changedAt: string | null;
  changedBy: string | null;
};

/** A setting as it is: the centre's value goes before the environment's, that before the file's, that before the default. */
export function viewSetting(
  key: SettingKey,
  version: SettingVersion | undefined,
  layers: SettingLayers,
): SettingView {
  return {
    key,
    ...valueOf(key, version, layers),
    summary: settings[key].summary,
    version: version?.version ?? 0,
    changedAt: version?.changedAt ?? null,
    changedBy: version?.changedBy ?? null,
  };
}

/** A setting as people see it: of a secret, only whether it is there. */
export function maskSetting(view: SettingView): SettingView {
  return settings[view.key].isSecret && view.value !== '' ? { ...view, value: '••••••' } : view;
}

function valueOf(
  key: SettingKey,
  version: SettingVersion | undefined,
  layers: SettingLayers,
): Pick<SettingView, 'value' | 'origin'> {
  if (version && version.value !== null) return { value: version.value, origin: 'centre' };
  for (const origin of ['environment', 'file'] as const) {
    if (layers[origin].has(key)) return { value: layers[origin].get(key), origin };
  }
  return { value: settings[key].default, origin: 'default' };
}
