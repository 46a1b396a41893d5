import { Badge, Group } from '@mantine/core';
import { Link } from 'react-router';
import { useMessageTemplates, type MessageTemplate } from '../../api/use-messages.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Page } from '../../parts/page.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';

/** Every mail and SMS that the shop sends, each leading to its words. */
export function MessagesPage() {
  const { words } = useLanguage();
  const text = words.messages;
  const query = useMessageTemplates();
  const columns: Column<MessageTemplate>[] = [
    {
      title: text.message,
      renderCell: ({ template }) => (
        <Link to={`/messages/${template}`}>{text.names[template] ?? template}</Link>
      ),
    },
    {
      title: text.channels,
      renderCell: ({ hasMail, hasSms }) =>
        words.listed([hasMail ? text.mail : '', hasSms ? text.sms : ''].filter(Boolean)),
    },
    {
      title: text.changedIn,
      renderCell: ({ changedLocales }) =>
        changedLocales.length === 0 ? (
          text.asItCame
        ) : (
          <Group gap={4}>
            {changedLocales.map((locale) => (
              <Badge key={locale} variant="light" color="accent">
                {text.locales[locale]}
              </Badge>
            ))}
          </Group>
        ),
    },
  ];
  return (
    <Page title={text.title} line={text.line}>
      <Answer query={query} skeleton={<TableSkeleton />}>
        {({ templates }) => (
          <DataTable
            caption={text.title}
            columns={columns}
            rows={templates}
            keyOf={({ template }) => template}
          />
        )}
      </Answer>
    </Page>
  );
}
