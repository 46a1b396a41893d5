import { Group, NativeSelect } from '@mantine/core';
import { useSearchParams } from 'react-router';
import type { Language } from '#contracts/markets.ts';
import { useSynonyms, type Synonyms } from '../../api/use-search-rules.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Pager } from '../../parts/pager.tsx';
import { Section } from '../../parts/section.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { usePages } from '../../parts/use-pages.ts';
import { EditSynonyms } from './edit-synonyms.tsx';
import { RemoveSynonyms } from './remove-synonyms.tsx';

/** Words of a language and what is looked for besides them. */
export function SynonymPart() {
  const { words, locale } = useLanguage();
  const text = words.searchRules;
  const [parameters, setParameters] = useSearchParams();
  const pages = usePages();
  const asked = parameters.get('language') ?? (locale === 'zh-cn' ? 'zh' : 'en');
  const language: Language = asked === 'zh' ? 'zh' : 'en';
  const query = useSynonyms(language, pages.cursor);
  const columns: Column<Synonyms>[] = [
    { title: text.word, renderCell: ({ word }) => <span lang={language}>{word}</span> },
    {
      title: text.means,
      renderCell: ({ means }) => <span lang={language}>{means.join(' · ')}</span>,
    },
    {
      title: words.change,
      kind: 'action',
      renderCell: (synonyms) => (
        <Group gap="xs">
          <EditSynonyms language={language} synonyms={synonyms} />
          <RemoveSynonyms language={language} word={synonyms.word} />
        </Group>
      ),
    },
  ];
  return (
    <Section title={text.synonyms} line={text.synonymsLine} actions={<EditSynonyms language={language} />}>
      <NativeSelect
        label={text.language}
        mb="md"
        maw={240}
        value={language}
        onChange={(event) => setParameters({ language: event.currentTarget.value }, { replace: true })}
        data={[
          { value: 'en', label: 'English' },
          { value: 'zh', label: '中文' },
        ]}
      />
      <Answer query={query} skeleton={<TableSkeleton rows={4} />}>
        {({ synonyms }) =>
          synonyms.length > 0 ? (
            <DataTable caption={text.synonyms} columns={columns} rows={synonyms} keyOf={({ word }) => word} />
          ) : (
            <Empty title={text.noSynonymsTitle} line={text.noSynonymsLine} />
          )
        }
      </Answer>
      <Pager pages={pages} nextCursor={query.data?.nextCursor ?? null} />
    </Section>
  );
}
