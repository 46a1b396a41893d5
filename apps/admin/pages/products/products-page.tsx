import { Button } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { useCategories } from '../../api/use-categories.ts';
import { usePermissions } from '../../api/use-permissions.ts';
import { useProducts } from '../../api/use-products.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { BulkResults } from '../../parts/bulk/bulk-results.tsx';
import { useBulk } from '../../parts/bulk/use-bulk.ts';
import { Empty } from '../../parts/empty.tsx';
import { ListTable } from '../../parts/list/list-table.tsx';
import { ListTools } from '../../parts/list/list-tools.tsx';
import { Page } from '../../parts/page.tsx';
import { Pager } from '../../parts/pager.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { usePages } from '../../parts/use-pages.ts';
import { ViewBar } from '../../parts/views/view-bar.tsx';
import { categoryPaths } from '../categories/category-paths.ts';
import { BulkProducts } from './bulk-products.tsx';
import { ExportProducts } from './export-products.tsx';
import { useProductColumns } from './product-columns.tsx';
import { ProductFilter } from './product-filter.tsx';
import { inputOfProducts, readProductQuery, usualColumns } from './product-query.ts';

/** The products of the shop with their prices and stock, by view, name, category and brand, to be worked on together. */
export function ProductsPage() {
  const { words, locale } = useLanguage();
  const text = words.productList;
  const may = usePermissions();
  const [parameters] = useSearchParams();
  const pages = usePages();
  // Here, since what becomes of the last products of a list outlives the list.
  const bulk = useBulk();
  const mayWrite = may('catalog.write');
  const tree = useCategories({ isEnabled: mayWrite });
  const categories = categoryPaths(tree.data?.categories ?? [], locale);
  const columns = useProductColumns((slug) => lastOfPath(categories, slug));
  const query = readProductQuery(parameters);
  const filter = inputOfProducts(query);
  const { cursor } = pages;
  const found = useProducts({ ...filter, limit: query.size, withCount: true, ...(cursor ? { cursor } : {}) });
  const isFiltered = Object.keys(filter).some((name) => name !== 'sort') || Boolean(cursor);
  return (
    <Page
      title={words.products.title}
      actions={
        <>
          <ListTools columns={columns} query={query} usual={usualColumns}>
            <ExportProducts filter={filter} />
          </ListTools>
          {mayWrite ? (
            <Button component={Link} to="/products/new">
              {words.editor.newOpen}
            </Button>
          ) : null}
        </>
      }
    >
      <ViewBar list="products" given={text.views} />
      <ProductFilter key={query.name} query={query} categories={categories} />
      <BulkResults results={bulk.results} onClose={bulk.forget} />
      <Answer query={found} skeleton={<TableSkeleton />}>
        {({ products, count }) =>
          products.length > 0 ? (
            <ListTable
              key={cursor ?? ''}
              caption={words.products.title}
              rows={products}
              keyOf={({ productId }) => productId}
              nameOf={({ title }) => (locale === 'zh-cn' ? title.zh : title.en)}
              columns={columns}
              query={query}
              sort={query.sort}
              count={count}
              bulk={
                mayWrite
                  ? {
                      progress: bulk.progress,
                      renderActions: (chosen) => (
                        <BulkProducts chosen={chosen} categories={categories} run={bulk.run} />
                      ),
                    }
                  : undefined
              }
            />
          ) : (
            <NoProducts isFiltered={isFiltered} />
          )
        }
      </Answer>
      <Pager pages={pages} nextCursor={found.data?.nextCursor ?? null} />
    </Page>
  );
}

function NoProducts({ isFiltered }: { isFiltered: boolean }) {
  const { words } = useLanguage();
  const { products, productList } = words;
  if (!isFiltered) return <Empty title={products.emptyTitle} line={products.emptyLine} />;
  return (
    <Empty title={productList.filteredNone} line={productList.filteredNoneLine}>
      <Button variant="default" component={Link} to="/products?view=all">
        {products.clear}
      </Button>
    </Empty>
  );
}

function lastOfPath(categories: readonly { value: string; label: string }[], slug: string): string {
  const path = categories.find(({ value }) => value === slug)?.label;
  return path?.split(' › ').at(-1) ?? slug;
}
