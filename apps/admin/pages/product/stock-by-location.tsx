import type { Stock } from '../../api/use-stock.ts';
import { useLanguage } from '../../language/use-language.ts';
import { DataTable, type Column } from '../../parts/data-table.tsx';

type AtLocation = Stock['locations'][number];

/** What lies at each location, and what of it may be sold there. */
export function StockByLocation({ stock }: { stock: Stock }) {
  const { words, number } = useLanguage();
  const text = words.product;
  const columns: Column<AtLocation>[] = [
    { title: words.stockPage.at, renderCell: ({ locationId }) => locationId },
    { title: text.free, renderCell: ({ free }) => number(free), kind: 'number' },
    { title: text.onHand, renderCell: ({ onHand }) => number(onHand), kind: 'number' },
    { title: text.held, renderCell: ({ held }) => number(held), kind: 'number' },
    { title: text.committed, renderCell: ({ committed }) => number(committed), kind: 'number' },
    { title: words.editor.safety, renderCell: ({ safety }) => number(safety), kind: 'number' },
  ];
  return (
    <div style={{ marginBlockStart: 'var(--space-2)' }}>
      <DataTable
        caption={words.editor.byLocation}
        columns={columns}
        rows={stock.locations}
        keyOf={({ locationId }) => locationId}
      />
    </div>
  );
}
