import { Code } from '@mantine/core';
import { useParams } from 'react-router';
import { useDelivery, type DeliveryAttempt } from '../../api/use-webhooks.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page } from '../../parts/page.tsx';
import { Section } from '../../parts/section.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import styles from './delivery-page.module.css';
import { Redrive } from './redrive.tsx';
import { shownBody } from './shown-body.ts';

/** One delivery: what was sent, and what came back each time. */
export function DeliveryPage() {
  const { words, number } = useLanguage();
  const text = words.webhooks;
  const { endpointId = '', deliveryId = '' } = useParams();
  const query = useDelivery(deliveryId);
  const { data } = query;
  const columns: Column<DeliveryAttempt>[] = [
    { title: text.when, renderCell: ({ at }) => <Moment at={at} /> },
    { title: text.status, renderCell: ({ status, error }) => status ?? error ?? words.nothing },
    { title: text.duration, renderCell: ({ durationMs }) => `${number(durationMs)} ms`, kind: 'number' },
    {
      title: text.answer,
      renderCell: ({ answer }) =>
        answer === '' ? (
          words.nothing
        ) : (
          <Code block className={styles['text'] ?? ''}>
            {answer}
          </Code>
        ),
    },
  ];
  return (
    <Page
      title={data ? text.deliveryTitle(data.event) : text.deliveryLoading}
      back={{ to: `/webhooks/${endpointId}`, label: text.backToEndpoint }}
      actions={
        data?.state === 'parked' ? <Redrive label={text.redrive} input={{ endpointId, deliveryId }} /> : null
      }
    >
      <Answer query={query} skeleton={<TableSkeleton rows={4} />}>
        {(delivery) => (
          <>
            <Facts
              facts={[
                { name: text.state, value: text.deliveryStates[delivery.state] },
                { name: text.about, value: delivery.key },
                { name: text.when, value: <Moment at={delivery.createdAt} /> },
                { name: text.attempts, value: number(delivery.attempts) },
              ]}
            />
            <Section title={text.answers}>
              {delivery.log.length > 0 ? (
                <DataTable
                  caption={text.answers}
                  columns={columns}
                  rows={delivery.log}
                  keyOf={({ at }) => at}
                />
              ) : (
                <p>{text.noAttempts}</p>
              )}
            </Section>
            <Section title={text.body}>
              <Code block className={styles['text'] ?? ''}>
                {shownBody(delivery.body)}
              </Code>
            </Section>
          </>
        )}
      </Answer>
    </Page>
  );
}
