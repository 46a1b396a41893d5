import { Link } from 'react-router';
import { useImports, type ProductImport } from '../../api/use-imports.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Moment } from '../../parts/moment.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { ImportStateBadge } from './import-state-badge.tsx';

/** The imports of the last 30 days, each leading to its report. */
export function PastImports() {
  const { words, number } = useLanguage();
  const text = words.transfer;
  const query = useImports({ isEnabled: true });
  const columns: Column<ProductImport>[] = [
    {
      title: text.file,
      renderCell: ({ importId, fileName }) => <Link to={`/import/${importId}`}>{fileName}</Link>,
    },
    { title: text.state, renderCell: (found) => <ImportStateBadge state={found.state} /> },
    { title: text.when, renderCell: ({ createdAt }) => <Moment at={createdAt} /> },
    {
      title: text.products,
      kind: 'number',
      renderCell: ({ written, unchanged, leftOut }) => number(written + unchanged + leftOut),
    },
    { title: text.faults, kind: 'number', renderCell: ({ faults }) => number(faults) },
  ];
  return (
    <Answer query={query} skeleton={<TableSkeleton rows={3} />}>
      {({ imports }) =>
        imports.length > 0 ? (
          <DataTable
            caption={text.past}
            columns={columns}
            rows={imports}
            keyOf={({ importId }) => importId}
          />
        ) : (
          <Empty title={text.pastEmptyTitle} line={text.pastEmptyLine} />
        )
      }
    </Answer>
  );
}
