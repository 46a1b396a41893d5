import { NativeSelect } from '@mantine/core';
import { useParams, useSearchParams } from 'react-router';
import type { Locale } from '#contracts/markets.ts';
import { useMessageTemplate } from '../../api/use-messages.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { Page } from '../../parts/page.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { EditWording } from './edit-wording.tsx';

/** The words of one message, a language at a time. */
export function MessagePage() {
  const { words, locale: own } = useLanguage();
  const text = words.messages;
  const { template = '' } = useParams();
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get('language');
  const locale: Locale = asked === 'zh-cn' || asked === 'en-gb' ? asked : own;
  const query = useMessageTemplate(template);
  return (
    <Page title={text.names[template] ?? template} back={{ to: '/messages', label: text.back }}>
      <NativeSelect
        label={text.language}
        mb="md"
        maw={240}
        value={locale}
        onChange={(event) => setParameters({ language: event.currentTarget.value }, { replace: true })}
        data={Object.entries(text.locales).map(([value, label]) => ({ value, label }))}
      />
      <Answer query={query} skeleton={<TableSkeleton />}>
        {(data) =>
          data.wordings
            .filter((wording) => wording.locale === locale)
            .map((wording) => (
              // Somebody else's change meanwhile must be noticed, not overwritten: the form keeps what it began with.
              <EditWording key={locale} template={template} newest={wording} variables={data.variables} />
            ))
        }
      </Answer>
    </Page>
  );
}
