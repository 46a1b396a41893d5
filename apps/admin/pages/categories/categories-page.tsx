import { Button, Group } from '@mantine/core';
import { useCategories, useWriteCategories, type Category } from '../../api/use-categories.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import styles from './categories-page.module.css';
import { categoryPaths } from './category-paths.ts';
import { moveAmong } from './move-among.ts';
import { PutCategory } from './put-category.tsx';
import { RemoveCategory } from './remove-category.tsx';

/** The category tree: make, rename, move and remove. */
export function CategoriesPage() {
  const { words } = useLanguage();
  const text = words.categories;
  const query = useCategories();
  const all = query.data?.categories ?? [];
  return (
    <Page title={text.title} line={text.line} actions={<PutCategory all={all} />}>
      <Answer query={query} skeleton={<TableSkeleton />}>
        {({ categories }) =>
          categories.length === 0 ? (
            <Empty title={text.emptyTitle} line={text.emptyLine} />
          ) : (
            <Tree categories={categories} />
          )
        }
      </Answer>
    </Page>
  );
}

function Tree({ categories }: { categories: readonly Category[] }) {
  const { words, locale, number } = useLanguage();
  const text = words.categories;
  const announce = useAnnounce();
  const write = useWriteCategories();
  const bySlug = new Map(categories.map((category) => [category.slug, category]));
  const nameOf = ({ title }: Category) => (locale === 'zh-cn' ? title.zh : title.en);
  const rows = categoryPaths(categories, locale).flatMap(({ value, depth }) => {
    const category = bySlug.get(value);
    return category ? [{ ...category, depth }] : [];
  });
  const move = (category: Category, steps: -1 | 1) => {
    const changed = moveAmong(categories, category, steps);
    if (changed.length > 0)
      write.mutate(changed, { onSuccess: () => announce(text.moved(nameOf(category))) });
  };
  const columns: Column<(typeof rows)[number]>[] = [
    {
      title: text.name,
      renderCell: (category) => (
        <span style={{ display: 'block', paddingInlineStart: `${category.depth * 1.25}rem` }}>
          {nameOf(category)}
          <small className={styles['slug']}>{category.slug}</small>
        </span>
      ),
    },
    {
      title: words.languages.of(text.title, locale === 'zh-cn' ? 'en' : 'zh'),
      renderCell: ({ title }) =>
        locale === 'zh-cn' ? <span lang="en">{title.en}</span> : <span lang="zh">{title.zh}</span>,
    },
    { title: text.products, kind: 'number', renderCell: ({ products }) => number(products) },
    {
      title: text.actions,
      kind: 'action',
      renderCell: (category) => (
        <Group gap={4} justify="flex-end" wrap="nowrap">
          {([-1, 1] as const).map((steps) => (
            <Button
              key={steps}
              variant="default"
              size="xs"
              aria-label={(steps < 0 ? text.up : text.down)(nameOf(category))}
              disabled={write.isPending || moveAmong(categories, category, steps).length === 0}
              onClick={() => move(category, steps)}
            >
              {steps < 0 ? '↑' : '↓'}
            </Button>
          ))}
          <PutCategory all={categories} category={category} />
          <PutCategory all={categories} below={category} />
          {category.products === 0 && !categories.some(({ parentSlug }) => parentSlug === category.slug) ? (
            <RemoveCategory slug={category.slug} name={nameOf(category)} />
          ) : null}
        </Group>
      ),
    },
  ];
  return (
    <>
      {write.error ? <ProblemNote error={write.error} /> : null}
      <DataTable caption={text.title} columns={columns} rows={rows} keyOf={({ slug }) => slug} />
    </>
  );
}
