import { Group } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useCoupons } from '../../api/use-coupons.ts';
import type { Promotion } from '../../api/use-promotions.ts';
import { usePermissions } from '../../api/use-permissions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { BulkResults } from '../../parts/bulk/bulk-results.tsx';
import { useBulk } from '../../parts/bulk/use-bulk.ts';
import { Empty } from '../../parts/empty.tsx';
import { readListQuery } from '../../parts/list/read-list-query.ts';
import { Pager } from '../../parts/pager.tsx';
import { Section } from '../../parts/section.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { usePages } from '../../parts/use-pages.ts';
import { couponColumns, CouponTable } from './coupon-table.tsx';
import { ExportCoupons } from './export-coupons.tsx';
import { MakeCoupons } from './make-coupons.tsx';
import { PutCoupon } from './put-coupon.tsx';

/** The codes of a promotion, how often each was used, and the ways to make more. */
export function Coupons({ promotion }: { promotion: Promotion }) {
  const { words } = useLanguage();
  const text = words.coupons;
  const may = usePermissions();
  const pages = usePages();
  const { promotionId } = promotion;
  const { cursor } = pages;
  const [parameters] = useSearchParams();
  const query = readListQuery(parameters, couponColumns);
  const bulk = useBulk();
  const found = useCoupons({ promotionId, limit: query.size, ...(cursor ? { cursor } : {}) });
  const actions = (
    <Group gap="xs">
      <ExportCoupons promotionId={promotionId} />
      {may('promotions.write') ? (
        <>
          <PutCoupon promotionId={promotionId} />
          <MakeCoupons promotionId={promotionId} />
        </>
      ) : null}
    </Group>
  );
  return (
    <Section title={text.title} line={text.line} actions={actions}>
      <BulkResults results={bulk.results} onClose={bulk.forget} />
      <Answer query={found} skeleton={<TableSkeleton rows={3} />}>
        {({ coupons }) =>
          coupons.length === 0 ? (
            <Empty title={text.emptyTitle} line={text.emptyLine} />
          ) : (
            <CouponTable
              key={cursor ?? ''}
              coupons={coupons}
              promotion={promotion}
              query={query}
              bulk={bulk}
            />
          )
        }
      </Answer>
      <Pager pages={pages} nextCursor={found.data?.nextCursor ?? null} />
    </Section>
  );
}
