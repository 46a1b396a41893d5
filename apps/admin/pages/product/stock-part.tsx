import type { StaffVariant } from '../../api/use-products.ts';
import { usePermissions } from '../../api/use-permissions.ts';
import { useStock, type Stock } from '../../api/use-stock.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/section.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { MoveStock } from '../stock/move-stock.tsx';
import { StockByLocation } from './stock-by-location.tsx';
import { StockCounts } from './stock-counts.tsx';

/** The stock of a variant: its counts and the movements that made them. */
export function StockPart({ variant }: { variant: StaffVariant }) {
  const { words } = useLanguage();
  const may = usePermissions();
  const query = useStock(variant.variantId);
  return (
    <>
      <Section
        title={words.product.stock}
        line={`${words.product.sku} ${variant.sku}`}
        actions={may('stock.write') ? <MoveStock variantId={variant.variantId} sku={variant.sku} /> : null}
      >
        <Answer query={query} skeleton={<TableSkeleton rows={2} />}>
          {(stock) => (
            <>
              <StockCounts stock={stock} />
              {stock.locations.length > 1 ? <StockByLocation stock={stock} /> : null}
            </>
          )}
        </Answer>
      </Section>
      {query.data ? <Movements movements={query.data.movements} /> : null}
    </>
  );
}

type Movement = Stock['movements'][number];

function Movements({ movements }: { movements: readonly Movement[] }) {
  const { words, signed } = useLanguage();
  const text = words.product;
  const columns: Column<Movement>[] = [
    { title: text.at, renderCell: ({ at }) => <Moment at={at} /> },
    {
      title: text.reason,
      renderCell: ({ reason }) => text.reasons[reason] ?? words.stockPage.reasons[reason] ?? reason,
    },
    { title: text.quantity, renderCell: ({ quantity }) => signed(quantity), kind: 'number' },
  ];
  return (
    <Section title={text.movements}>
      {movements.length > 0 ? (
        <DataTable
          caption={text.movements}
          columns={columns}
          rows={movements}
          keyOf={({ movementId }) => movementId}
        />
      ) : (
        <Empty title={text.movements} line={text.noMovements} />
      )}
    </Section>
  );
}
