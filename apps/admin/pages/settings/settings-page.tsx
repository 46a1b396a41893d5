import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSettings } from '../../api/use-settings.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { Section } from '../../parts/section.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { SettingTable } from './setting-table.tsx';
import { useSummary } from './use-summary.ts';

/** Every setting of the system by the centre it belongs to. */
export function SettingsPage() {
  const { words } = useLanguage();
  const query = useSettings();
  const summaryOf = useSummary();
  const [filter, setFilter] = useState('');
  const text = words.settings;
  const sought = filter.trim().toLowerCase();
  return (
    <Page title={text.title} line={text.line}>
      <TextInput
        label={text.filter}
        placeholder={text.filterHint}
        type="search"
        mb="lg"
        maw={420}
        value={filter}
        onChange={(event) => setFilter(event.currentTarget.value)}
      />
      <Answer query={query} skeleton={<TableSkeleton />}>
        {({ settings }) => {
          const found = settings.filter((setting) =>
            `${setting.key} ${summaryOf(setting)}`.toLowerCase().includes(sought),
          );
          if (found.length === 0) return <Empty title={text.noneTitle} line={text.noneLine} />;
          return [...Map.groupBy(found, ({ key }) => key.split('.')[0] ?? key)].map(([centre, own]) => (
            <Section key={centre} title={centre}>
              <SettingTable caption={centre} settings={own} />
            </Section>
          ));
        }}
      </Answer>
    </Page>
  );
}
