import { Badge, Code, Group } from '@mantine/core';
import { useActorName } from '../../api/use-actor-name.ts';
import type { Setting } from '../../api/use-settings.ts';
import { useLanguage } from '../../language/use-language.ts';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { EditSetting } from './edit-setting.tsx';
import styles from './setting-table.module.css';
import { UndoSetting } from './undo-setting.tsx';
import { useShownValue } from './use-shown-value.ts';
import { useSummary } from './use-summary.ts';

/** Settings with their values, where each comes from and who changed it last. */
export function SettingTable({ caption, settings }: { caption: string; settings: readonly Setting[] }) {
  const { words, moment } = useLanguage();
  const summaryOf = useSummary();
  const nameOf = useActorName();
  const shown = useShownValue();
  const text = words.settings;
  const lastChange = ({ version, changedBy, changedAt }: Setting) =>
    changedBy && changedAt ? text.changedLine(version, nameOf(changedBy), moment(changedAt)) : text.unchanged;
  const columns: Column<Setting>[] = [
    {
      title: text.setting,
      renderCell: (setting) => (
        <span className={styles['setting']}>
          {setting.key}
          <span className={styles['small']}>{summaryOf(setting)}</span>
        </span>
      ),
    },
    { title: text.value, renderCell: ({ value }) => <Code className={styles['value']}>{shown(value)}</Code> },
    {
      title: text.origin,
      renderCell: ({ origin }) => (
        <Badge variant="light" color={origin === 'centre' ? 'accent' : 'soft'}>
          {text.origins[origin]}
        </Badge>
      ),
    },
    {
      title: text.version,
      renderCell: (setting) => <span className={styles['small']}>{lastChange(setting)}</span>,
    },
    {
      title: words.change,
      kind: 'action',
      renderCell: (setting) => (
        <Group gap="xs" wrap="nowrap">
          <EditSetting setting={setting} />
          {setting.version > 0 ? <UndoSetting setting={setting} /> : null}
        </Group>
      ),
    },
  ];
  return <DataTable caption={caption} columns={columns} rows={settings} keyOf={({ key }) => key} />;
}
