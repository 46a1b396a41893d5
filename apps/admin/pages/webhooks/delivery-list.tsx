import { NativeSelect } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useDeliveries, type Delivery, type Webhook } from '../../api/use-webhooks.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Pager } from '../../parts/pager.tsx';
import { Section } from '../../parts/section.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { usePages } from '../../parts/use-pages.ts';
import { DeliveryTable } from './delivery-table.tsx';
import { Redrive } from './redrive.tsx';

/** What an endpoint was told, by state; what was given up can be tried again. */
export function DeliveryList({ endpoint }: { endpoint: Webhook }) {
  const { words } = useLanguage();
  const text = words.webhooks;
  const [parameters, setParameters] = useSearchParams();
  const pages = usePages();
  const { endpointId, parked } = endpoint;
  const asked = Object.keys(text.deliveryStates).find((each) => each === parameters.get('state'));
  const state = asked as Delivery['state'] | undefined;
  const query = useDeliveries({
    endpointId,
    limit: 24,
    ...(state ? { state } : {}),
    ...(pages.cursor ? { cursor: pages.cursor } : {}),
  });
  return (
    <Section
      title={text.log}
      line={text.logLine}
      actions={parked > 0 ? <Redrive label={text.redriveAll(parked)} input={{ endpointId }} /> : null}
    >
      <NativeSelect
        label={text.state}
        mb="md"
        maw={320}
        value={state ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget;
          setParameters(value === '' ? {} : { state: value }, { replace: true });
        }}
        data={[
          { value: '', label: text.anyState },
          ...Object.entries(text.deliveryStates).map(([value, label]) => ({ value, label })),
        ]}
      />
      <Answer query={query} skeleton={<TableSkeleton rows={4} />}>
        {({ deliveries }) =>
          deliveries.length > 0 ? (
            <DeliveryTable endpointId={endpointId} deliveries={deliveries} />
          ) : (
            <Empty
              title={state ? text.logNoneTitle : text.logEmptyTitle}
              line={state ? text.logNoneLine : text.logEmptyLine}
            />
          )
        }
      </Answer>
      <Pager pages={pages} nextCursor={query.data?.nextCursor ?? null} />
    </Section>
  );
}
