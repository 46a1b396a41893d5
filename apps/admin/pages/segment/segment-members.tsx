import { useCustomersOf } from '../../api/use-customers.ts';
import { useSegmentMembers } from '../../api/use-segments.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { Pager } from '../../parts/pager.tsx';
import { Section } from '../../parts/section.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { usePages } from '../../parts/use-pages.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { useCustomerColumns } from '../customers/use-customer-columns.tsx';

/** The customers who are sorted into a segment. */
export function SegmentMembers({ segmentId }: { segmentId: string }) {
  const { words } = useLanguage();
  const text = words.segments;
  const pages = usePages();
  const query = useSegmentMembers({
    segmentId,
    limit: 24,
    ...(pages.cursor ? { cursor: pages.cursor } : {}),
  });
  return (
    <Section title={text.members}>
      <Answer query={query} skeleton={<TableSkeleton />}>
        {({ customerIds }) =>
          customerIds.length === 0 ? <p>{text.noMembers}</p> : <Named customerIds={customerIds} />
        }
      </Answer>
      <Pager pages={pages} nextCursor={query.data?.nextCursor ?? null} />
    </Section>
  );
}

function Named({ customerIds }: { customerIds: readonly string[] }) {
  const { words } = useLanguage();
  const query = useCustomersOf(customerIds);
  const { first, others } = useCustomerColumns();
  const { gone } = words.customers;
  const unknown = { email: null, phone: null, groups: [], createdAt: null };
  return (
    <Answer query={query} skeleton={<TableSkeleton />}>
      {({ customers }) => {
        const known = new Map(customers.map((each) => [each.customerId, each]));
        const rows = customerIds.map(
          (customerId) =>
            known.get(customerId) ?? { ...unknown, customerId, name: gone(customerId.slice(0, 8)) },
        );
        return (
          <DataTable
            caption={words.customers.title}
            columns={[first, ...Object.values(others)]}
            rows={rows}
            keyOf={({ customerId }) => customerId}
          />
        );
      }}
    </Answer>
  );
}
