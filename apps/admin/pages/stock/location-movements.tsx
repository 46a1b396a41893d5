import { NativeSelect } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { useLocationMovements, useLocations, type LocationMovement } from '../../api/use-locations.ts';
import { usePermissions } from '../../api/use-permissions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Pager } from '../../parts/pager.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { usePages } from '../../parts/use-pages.ts';

/** What happened to the stock of the chosen location, the newest first. */
export function LocationMovements() {
  const { words } = useLanguage();
  const [parameters, setParameters] = useSearchParams();
  const locations = useLocations();
  return (
    <Answer query={locations} skeleton={<TableSkeleton />}>
      {(found) => {
        const asked = parameters.get('at');
        const at = found.locations.find(({ locationId }) => locationId === asked) ?? found.locations[0];
        if (!at) return <Empty title={words.product.movements} line={words.product.noMovements} />;
        return (
          <>
            <NativeSelect
              label={words.stockPage.at}
              mb="md"
              maw={320}
              value={at.locationId}
              onChange={(event) => setParameters({ view: 'movements', at: event.currentTarget.value })}
              data={found.locations.map(({ locationId, title }) => ({ value: locationId, label: title }))}
            />
            <MovementsAt locationId={at.locationId} />
          </>
        );
      }}
    </Answer>
  );
}

function MovementsAt({ locationId }: { locationId: string }) {
  const { words, signed } = useLanguage();
  const may = usePermissions();
  const text = words.product;
  const pages = usePages();
  const query = useLocationMovements({
    locationId,
    limit: 24,
    ...(pages.cursor ? { cursor: pages.cursor } : {}),
  });
  const columns: Column<LocationMovement>[] = [
    { title: text.sku, renderCell: ({ sku }) => sku },
    { title: text.at, renderCell: ({ at }) => <Moment at={at} /> },
    {
      title: text.reason,
      renderCell: ({ reason, orderId }) => {
        const said = text.reasons[reason] ?? words.stockPage.reasons[reason] ?? reason;
        return orderId && may('orders.read') ? <Link to={`/orders/${orderId}`}>{said}</Link> : said;
      },
    },
    { title: words.stockPage.said, renderCell: ({ note }) => note ?? words.nothing },
    { title: text.quantity, renderCell: ({ quantity }) => signed(quantity), kind: 'number' },
  ];
  return (
    <>
      <Answer query={query} skeleton={<TableSkeleton />}>
        {({ movements }) =>
          movements.length === 0 ? (
            <Empty title={text.movements} line={text.noMovements} />
          ) : (
            <DataTable
              caption={text.movements}
              columns={columns}
              rows={movements}
              keyOf={({ movementId }) => movementId}
            />
          )
        }
      </Answer>
      <Pager pages={pages} nextCursor={query.data?.nextCursor ?? null} />
    </>
  );
}
