import { Button, NativeSelect } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { usePermissions } from '../../api/use-permissions.ts';
import { usePromotions } from '../../api/use-promotions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { BulkResults } from '../../parts/bulk/bulk-results.tsx';
import { useBulk } from '../../parts/bulk/use-bulk.ts';
import { Empty } from '../../parts/empty.tsx';
import { ListTools } from '../../parts/list/list-tools.tsx';
import { readListQuery } from '../../parts/list/read-list-query.ts';
import { marketNames } from '../../parts/market-currencies.ts';
import { Page } from '../../parts/page.tsx';
import { Pager } from '../../parts/pager.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { usePages } from '../../parts/use-pages.ts';
import { ViewBar } from '../../parts/views/view-bar.tsx';
import { ExportPromotions } from './export-promotions.tsx';
import { PromotionList } from './promotion-list.tsx';
import { promotionColumns } from './use-promotion-columns.tsx';

/** The promotions of the shop, the newest first, of one market if asked for. */
export function PromotionsPage() {
  const { words } = useLanguage();
  const text = words.promotions;
  const may = usePermissions();
  const [parameters, setParameters] = useSearchParams();
  const pages = usePages();
  const bulk = useBulk();
  const market = marketNames.find((each) => each === parameters.get('market'));
  const filter = market ? { market } : {};
  const query = readListQuery(parameters, promotionColumns);
  const { cursor } = pages;
  const found = usePromotions({ ...filter, limit: query.size, ...(cursor ? { cursor } : {}) });
  const titles = {
    state: { title: text.state },
    gives: { title: text.gives },
    when: { title: text.when },
    market: { title: text.market },
  };
  const add = may('promotions.write') ? (
    <Button component={Link} to="/promotions/new">
      {text.add}
    </Button>
  ) : null;
  return (
    <Page
      title={text.title}
      line={text.line}
      actions={
        <>
          <ListTools columns={{ others: titles }} query={query}>
            <ExportPromotions filter={filter} />
          </ListTools>
          {add}
        </>
      }
    >
      <ViewBar list="promotions" given={[]} />
      <NativeSelect
        label={text.market}
        mb="md"
        maw={320}
        value={market ?? ''}
        onChange={(event) => {
          const changed = new URLSearchParams(parameters);
          for (const name of ['after', 'view', 'market']) changed.delete(name);
          changed.set(event.currentTarget.value ? 'market' : 'view', event.currentTarget.value || 'all');
          setParameters(changed);
        }}
        data={[
          { value: '', label: text.anyMarket },
          ...marketNames.map((each) => ({ value: each, label: words.product.markets[each] })),
        ]}
      />
      <BulkResults results={bulk.results} onClose={bulk.forget} />
      <Answer query={found} skeleton={<TableSkeleton />}>
        {({ promotions }) =>
          promotions.length === 0 ? (
            <Empty title={text.emptyTitle} line={text.emptyLine}>
              {add}
            </Empty>
          ) : (
            <PromotionList key={cursor ?? ''} promotions={promotions} query={query} bulk={bulk} />
          )
        }
      </Answer>
      <Pager pages={pages} nextCursor={found.data?.nextCursor ?? null} />
    </Page>
  );
}
