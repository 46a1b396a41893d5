import { Button, Group } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { ask } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCollections, type ListedCollection } from '../../api/use-collections.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ExportList } from '../../parts/list/export-list.tsx';
import { ListTools } from '../../parts/list/list-tools.tsx';
import { readListQuery } from '../../parts/list/read-list-query.ts';
import { Page } from '../../parts/page.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { RemoveCollection } from './remove-collection.tsx';

const collectionColumns = ['slug', 'kind', 'products'] as const;

/** The collections of the shop, by rule and by hand. */
export function CollectionsPage() {
  const { words, locale, number } = useLanguage();
  const text = words.collections;
  const query = useCollections();
  const nameOf = ({ title }: ListedCollection) => (locale === 'zh-cn' ? title.zh : title.en);
  const [parameters] = useSearchParams();
  const shown = readListQuery(parameters, collectionColumns);
  const first: Column<ListedCollection> = {
    title: text.name,
    renderCell: (each) => <Link to={`/collections/${each.slug}`}>{nameOf(each)}</Link>,
  };
  const others: Record<(typeof collectionColumns)[number], Column<ListedCollection>> = {
    slug: { title: text.slug, renderCell: ({ slug }) => slug },
    kind: { title: text.kind, renderCell: ({ hasRule }) => (hasRule ? text.byRule : text.byHand) },
    products: { title: text.products, kind: 'number', renderCell: ({ products }) => number(products) },
  };
  const action: Column<ListedCollection> = {
    title: text.actions,
    kind: 'action',
    renderCell: (each) => (
      <Group gap="xs" justify="flex-end">
        <RemoveCollection slug={each.slug} name={nameOf(each)} products={each.products} />
      </Group>
    ),
  };
  const tools = (
    <>
      <ListTools columns={{ others }} query={shown}>
        <ExportList
          name={words.lists.collections.file}
          head={[
            words.languages.of(text.name, 'en'),
            words.languages.of(text.name, 'zh'),
            text.slug,
            text.kind,
            text.products,
          ]}
          read={async () => ({ ...(await ask(api.catalog.listCollections({}))), nextCursor: null })}
          rowsOf={({ collections }) => collections}
          toLines={({ title, slug, hasRule, products }) => [
            [title.en, title.zh, slug, hasRule ? text.byRule : text.byHand, products],
          ]}
        />
      </ListTools>
      <Button component={Link} to="/collections/new">
        {text.add}
      </Button>
    </>
  );
  return (
    <Page title={text.title} line={text.line} actions={tools}>
      <Answer query={query} skeleton={<TableSkeleton rows={4} />}>
        {({ collections }) =>
          collections.length === 0 ? (
            <Empty title={text.emptyTitle} line={text.emptyLine} />
          ) : (
            <DataTable
              caption={text.title}
              columns={[first, ...shown.columns.map((id) => others[id]), action]}
              rows={collections}
              keyOf={({ slug }) => slug}
            />
          )
        }
      </Answer>
    </Page>
  );
}
