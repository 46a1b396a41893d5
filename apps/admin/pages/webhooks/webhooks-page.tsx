import { Link } from 'react-router';
import { useWebhooks, type Webhook } from '../../api/use-webhooks.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { AddWebhook } from './add-webhook.tsx';
import { WebhookState } from './webhook-state.tsx';

/** The programs that the shop tells of what happens. */
export function WebhooksPage() {
  const { words, number } = useLanguage();
  const text = words.webhooks;
  const query = useWebhooks();
  const columns: Column<Webhook>[] = [
    {
      title: text.url,
      renderCell: ({ endpointId, url, description }) => (
        <>
          <Link to={`/webhooks/${endpointId}`}>{url}</Link>
          {description === '' ? null : <div>{description}</div>}
        </>
      ),
    },
    { title: text.state, renderCell: (endpoint) => <WebhookState endpoint={endpoint} /> },
    { title: text.events, renderCell: ({ events }) => number(events.length), kind: 'number' },
    { title: text.waiting, renderCell: ({ waiting }) => number(waiting), kind: 'number' },
    { title: text.parked, renderCell: ({ parked }) => number(parked), kind: 'number' },
  ];
  return (
    <Page title={text.title} line={text.line} actions={<AddWebhook />}>
      <Answer query={query} skeleton={<TableSkeleton rows={3} />}>
        {({ endpoints }) =>
          endpoints.length > 0 ? (
            <DataTable
              caption={text.title}
              columns={columns}
              rows={endpoints}
              keyOf={({ endpointId }) => endpointId}
            />
          ) : (
            <Empty title={text.emptyTitle} line={text.emptyLine} />
          )
        }
      </Answer>
    </Page>
  );
}
