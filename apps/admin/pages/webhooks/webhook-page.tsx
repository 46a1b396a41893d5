import { List } from '@mantine/core';
import { useParams } from 'react-router';
import { useWebhooks, type Webhook, type WebhookEvent } from '../../api/use-webhooks.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page } from '../../parts/page.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { DeliveryList } from './delivery-list.tsx';
import { EditWebhook } from './edit-webhook.tsx';
import { RemoveWebhook } from './remove-webhook.tsx';
import { RotateSecret } from './rotate-secret.tsx';
import { TestWebhook } from './test-webhook.tsx';
import { WebhookState } from './webhook-state.tsx';

/** One endpoint: what it is told of, how it fares, and what it was told. */
export function WebhookPage() {
  const { words } = useLanguage();
  const text = words.webhooks;
  const { endpointId = '' } = useParams();
  const query = useWebhooks();
  const endpoint = query.data?.endpoints.find((each) => each.endpointId === endpointId);
  return (
    <Page
      title={endpoint ? endpoint.description || endpoint.url : text.loadingTitle}
      back={{ to: '/webhooks', label: text.back }}
      actions={
        endpoint ? (
          <>
            <EditWebhook endpoint={endpoint} />
            <RotateSecret endpointId={endpointId} />
            <RemoveWebhook endpoint={endpoint} />
          </>
        ) : null
      }
    >
      <Answer query={query} skeleton={<TableSkeleton rows={5} />}>
        {() =>
          endpoint ? (
            <>
              <EndpointFacts endpoint={endpoint} />
              <TestWebhook endpointId={endpointId} />
              <DeliveryList endpoint={endpoint} />
            </>
          ) : (
            <Empty title={words.problems['not-found']} line={text.removed} />
          )
        }
      </Answer>
    </Page>
  );
}

function EndpointFacts({ endpoint }: { endpoint: Webhook }) {
  const { words, number } = useLanguage();
  const text = words.webhooks;
  const nameOf = (event: string) => text.eventNames[event as WebhookEvent] ?? event;
  return (
    <Facts
      facts={[
        { name: text.url, value: endpoint.url },
        { name: text.state, value: <WebhookState endpoint={endpoint} /> },
        {
          name: text.events,
          value: (
            <List>
              {endpoint.events.map((event) => (
                <List.Item key={event}>{nameOf(event)}</List.Item>
              ))}
            </List>
          ),
        },
        { name: text.waiting, value: number(endpoint.waiting) },
        { name: text.parked, value: number(endpoint.parked) },
        ...(endpoint.previousSecretUntil
          ? [{ name: text.oldSecretUntil, value: <Moment at={endpoint.previousSecretUntil} /> }]
          : []),
      ]}
    />
  );
}
